package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.AdaptiveThreshold;
import dev.tarsier.job.recipe.Blur;
import dev.tarsier.job.recipe.BlurRegions;
import dev.tarsier.job.recipe.Clahe;
import dev.tarsier.job.recipe.Crop;
import dev.tarsier.job.recipe.CropRegions;
import dev.tarsier.job.recipe.DetectFaces;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Median;
import dev.tarsier.job.recipe.Morphology;
import dev.tarsier.job.recipe.Normalize;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Outline;
import dev.tarsier.job.recipe.Pad;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.recipe.Sharpen;

/**
 * Bytes that one task holds for each pixel of its image, from the buffers of the job's appliers and
 * of OpenCV 4's functions. With recipe retina that is 15, or 12 for an image that need not be
 * turned. Measured on 2026-11-20, both without turning: a second task over images of 100 megapixels
 * took 915 MiB more, 9.6 bytes a pixel; two tasks over 10 megapixels about 12 each with what comes
 * once a process.
 */
final class ImageMemory {
  /** 8-bit BGR as decoded, and once more upright when EXIF says that it lies on its side. */
  private static final double DECODED = 6;

  /** An operation of a provider, whose buffers nobody here knows: two images of its own. */
  private static final double FOREIGN = 6;

  /** Side of the window of OpenCV's face cascades: of the default one, and at the most. */
  private static final double DEFAULT_CASCADE_PIXELS = 20;

  private static final double CASCADE_PIXELS = 24;

  /** Sums and sums of squares, 4 bytes each, over sizes that shrink by 1.1: 8 / (1 - 1 / 1.1^2). */
  private static final double INTEGRAL_BYTES = 46;

  /** What allocators and compressed bytes take on top. */
  private static final double MARGIN = 1.25;

  private ImageMemory() {}

  /** Native memory of a task in bytes, for an image of so many pixels. */
  static double nativeBytes(Recipe recipe, long pixels) {
    Extent picture = PictureSize.of(pixels);
    double bytes = pixels * DECODED;
    for (Operation operation : recipe.pixelOperations()) {
      if (operation instanceof Resize resize) {
        // Scaled, then cut out or bordered.
        bytes += 3.0 * resize.scaled(picture).pixels();
      }
      picture = PictureSize.after(operation, picture);
      bytes += bytesPerPixel(operation) * picture.pixels();
    }
    return (bytes + picture.pixels() * encodedBytesPerPixel(recipe)) * MARGIN;
  }

  /** Heap of a task in bytes: the encoded image on its way to the shard. */
  static double heapBytes(Recipe recipe, long pixels) {
    Extent picture = PictureSize.of(pixels);
    for (Operation operation : recipe.pixelOperations()) {
      picture = PictureSize.after(operation, picture);
    }
    return picture.pixels() * encodedBytesPerPixel(recipe) * MARGIN;
  }

  /** The buffers of an operation's applier, by the pixels of what it gives. */
  private static double bytesPerPixel(Operation operation) {
    if (operation instanceof Clahe || operation instanceof Grayscale) {
      // One plane of its own.
      return 1;
    }
    if (operation instanceof AdaptiveThreshold threshold) {
      // The Gaussian mean is made in floats (modules/imgproc/src/thresh.cpp), then the result.
      return threshold.method() == AdaptiveThreshold.Method.GAUSSIAN ? 5 : 2;
    }
    if (operation instanceof Morphology || operation instanceof Normalize) {
      // In place, but for the gradient's second image; colour at the most.
      return 1;
    }
    if (operation instanceof DetectFaces detect) {
      // The grey image, and integral images of every size from the smallest face on: 22.8 bytes a
      // pixel were measured with a cascade of 20 pixels and a smallest face of 30.
      boolean usual = detect.cascade().equals(DetectFaces.DEFAULT.cascade());
      double window = usual ? DEFAULT_CASCADE_PIXELS : CASCADE_PIXELS;
      double shrunk = Math.max(1, detect.minSize() / window);
      return 1 + INTEGRAL_BYTES / (shrunk * shrunk);
    }
    if (operation instanceof Outline || operation instanceof BlurRegions) {
      return 0;
    }
    if (operation instanceof Crop
        || operation instanceof CropRegions
        || operation instanceof Pad
        || operation instanceof Resize
        || operation instanceof Blur
        || operation instanceof Sharpen) {
      // One image of its own; the Gaussian goes by rows (modules/imgproc/src/smooth.dispatch.cpp).
      return 3;
    }
    // The median of a large neighbourhood copies the image with a border first
    // (median_blur.simd.hpp).
    return operation instanceof Median ? 6 : FOREIGN;
  }

  /** The most that an encoder writes in practice: noise in a PNG does not shrink. */
  private static double encodedBytesPerPixel(Recipe recipe) {
    if (!(recipe.ending() instanceof Encode encode)) {
      // A tensor of floats is of the model's size, not of the image's.
      return 0;
    }
    if (encode.bilevel()) {
      return 1.0 / 8;
    }
    boolean grey =
        recipe.pixelOperations().stream()
            .anyMatch(
                operation ->
                    operation instanceof Grayscale || operation instanceof AdaptiveThreshold);
    return encode.format() == Encode.Format.PNG && !grey ? 3 : 1;
  }
}
