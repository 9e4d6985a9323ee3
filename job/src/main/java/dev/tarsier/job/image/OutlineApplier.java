package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Outline;
import dev.tarsier.job.recipe.RgbColor;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** Draws a rectangle around every region, in place. */
final class OutlineApplier implements Applier {
  private final Outline operation;
  private final RgbColor color;

  OutlineApplier(Outline operation) {
    this.operation = operation;
    this.color = RgbColor.parse(operation.color());
  }

  @Override
  public Mat apply(Mat image) {
    return image;
  }

  @Override
  public Mat apply(Mat image, ImageContext context) {
    for (Rect region : context.regions(image)) {
      Imgproc.rectangle(
          image, region, ColorScalar.of(color, image.channels()), operation.thickness());
    }
    return image;
  }

  /** Works in place. */
  @Override
  public void close() {}
}
