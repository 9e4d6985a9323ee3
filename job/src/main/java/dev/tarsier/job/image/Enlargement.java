package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Extent;
import org.opencv.core.CvException;

/**
 * How large an operation may make an image: a strip of one pixel's width could grow without end.
 */
final class Enlargement {
  /** The largest size that a recipe can ask for, squared. */
  private static final long MOST_PIXELS = 16_384L * 16_384;

  private Enlargement() {}

  /** Throws CvException, as OpenCV does where it refuses an image. */
  static void check(String operation, Extent to) {
    if (to.pixels() > MOST_PIXELS) {
      throw new CvException(
          operation + " would make " + to.width() + " x " + to.height() + " pixels of it");
    }
  }
}
