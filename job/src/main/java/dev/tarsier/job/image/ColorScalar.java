package dev.tarsier.job.image;

import dev.tarsier.job.recipe.RgbColor;
import org.opencv.core.Scalar;

/** A color as OpenCV paints it. */
final class ColorScalar {
  private ColorScalar() {}

  /** BGR for an image of three channels, its grey for one. */
  static Scalar of(RgbColor color, int channels) {
    return channels == 1
        ? new Scalar(color.luma())
        : new Scalar(color.blue(), color.green(), color.red());
  }
}
