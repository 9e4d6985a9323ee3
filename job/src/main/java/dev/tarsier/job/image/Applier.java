package dev.tarsier.job.image;

import org.opencv.core.Mat;

/**
 * What one operation does to pixels. It serves one task: buffers are kept from image to image. Used
 * by one thread.
 */
public interface Applier extends AutoCloseable {
  /**
   * Takes the image so far (8-bit, 1 or 3 channels, BGR) and gives the next. It may change {@code
   * image} and return it, or return a buffer of its own that stays valid until the next call; it
   * must not release {@code image}.
   */
  Mat apply(Mat image);

  /**
   * The same, told where the image lies on its source and which regions were found in it. An
   * operation that moves pixels, or that finds or uses regions, overrides it and says so.
   */
  default Mat apply(Mat image, ImageContext context) {
    return apply(image);
  }

  /** Releases every buffer; they come back with the next image. */
  @Override
  void close();
}
