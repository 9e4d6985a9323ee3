package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Blur;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A Gaussian or plain mean of the neighbourhood. */
final class BlurApplier implements Applier {
  private final Blur operation;
  private final Size size;
  private final Mat blurred = new Mat();

  BlurApplier(Blur operation) {
    this.operation = operation;
    this.size = new Size(operation.size(), operation.size());
  }

  @Override
  public Mat apply(Mat image) {
    switch (operation.method()) {
      case GAUSSIAN -> Imgproc.GaussianBlur(image, blurred, size, operation.sigma());
      case BOX -> Imgproc.blur(image, blurred, size);
    }
    return blurred;
  }

  @Override
  public void close() {
    blurred.release();
  }
}
