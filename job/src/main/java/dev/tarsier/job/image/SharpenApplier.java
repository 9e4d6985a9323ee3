package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Sharpen;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Adds what a blur takes away. */
final class SharpenApplier implements Applier {
  /** OpenCV takes the size from sigma. */
  private static final Size BY_SIGMA = new Size(0, 0);

  private final Sharpen operation;
  private final Mat blurred = new Mat();

  SharpenApplier(Sharpen operation) {
    this.operation = operation;
  }

  @Override
  public Mat apply(Mat image) {
    Imgproc.GaussianBlur(image, blurred, BY_SIGMA, operation.sigma());
    Core.addWeighted(image, 1 + operation.amount(), blurred, -operation.amount(), 0, image);
    return image;
  }

  @Override
  public void close() {
    blurred.release();
  }
}
