package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Pad;
import dev.tarsier.job.recipe.RgbColor;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Adds a border where an image is smaller than wanted. */
final class PadApplier implements Applier {
  private final Pad operation;
  private final int type;
  private final RgbColor color;
  private final Mat padded = new Mat();

  PadApplier(Pad operation) {
    this.operation = operation;
    this.type =
        switch (operation.borderType()) {
          case CONSTANT -> Core.BORDER_CONSTANT;
          case REPLICATE -> Core.BORDER_REPLICATE;
          case REFLECT -> Core.BORDER_REFLECT;
          case REFLECT_101 -> Core.BORDER_REFLECT_101;
        };
    this.color = RgbColor.parse(operation.color());
  }

  @Override
  public Mat apply(Mat image) {
    Extent from = new Extent(image.width(), image.height());
    Extent to = operation.padded(from);
    if (to.equals(from)) {
      return image;
    }
    Enlargement.check("pad", to);
    int left = (to.width() - from.width()) / 2;
    int top = (to.height() - from.height()) / 2;
    Core.copyMakeBorder(
        image,
        padded,
        top,
        to.height() - from.height() - top,
        left,
        to.width() - from.width() - left,
        type,
        ColorScalar.of(color, image.channels()));
    return padded;
  }

  @Override
  public Mat apply(Mat image, ImageContext context) {
    int left = (image.width() - operation.width()) / 2;
    int top = (image.height() - operation.height()) / 2;
    Mat result = apply(image);
    context.moved(Math.min(0, left), Math.min(0, top));
    return result;
  }

  @Override
  public void close() {
    padded.release();
  }
}
