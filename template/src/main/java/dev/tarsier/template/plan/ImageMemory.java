package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.AdaptiveThreshold;
import dev.tarsier.job.recipe.Clahe;
import dev.tarsier.job.recipe.Encode;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Morphology;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Recipe;

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

  /** What allocators and compressed bytes take on top. */
  private static final double MARGIN = 1.25;

  private ImageMemory() {}

  /** Native memory of a task, in bytes a pixel. */
  static double nativeBytesPerPixel(Recipe recipe) {
    double operations = recipe.pixelOperations().stream().mapToDouble(ImageMemory::bytes).sum();
    return (DECODED + operations + encodedBytesPerPixel(recipe)) * MARGIN;
  }

  /** Heap of a task, in bytes a pixel: the encoded image on its way to the shard. */
  static double heapBytesPerPixel(Recipe recipe) {
    return encodedBytesPerPixel(recipe) * MARGIN;
  }

  private static double bytes(Operation operation) {
    if (operation instanceof Clahe || operation instanceof Grayscale) {
      // One plane of its own.
      return 1;
    }
    if (operation instanceof AdaptiveThreshold threshold) {
      // The Gaussian mean is made in floats (modules/imgproc/src/thresh.cpp), then the result.
      return threshold.method() == AdaptiveThreshold.Method.GAUSSIAN ? 5 : 2;
    }
    // In place, but for the gradient's second image; colour at the most.
    return operation instanceof Morphology ? 1 : FOREIGN;
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
