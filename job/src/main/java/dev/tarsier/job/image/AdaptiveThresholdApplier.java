package dev.tarsier.job.image;

import dev.tarsier.job.recipe.AdaptiveThreshold;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Black and white against the neighbourhood's mean; the image must be grey. */
final class AdaptiveThresholdApplier implements Applier {
  private final AdaptiveThreshold operation;
  private final int method;
  private final int type;
  private final Mat binary = new Mat();

  AdaptiveThresholdApplier(AdaptiveThreshold operation) {
    this.operation = operation;
    this.method =
        switch (operation.method()) {
          case MEAN -> Imgproc.ADAPTIVE_THRESH_MEAN_C;
          case GAUSSIAN -> Imgproc.ADAPTIVE_THRESH_GAUSSIAN_C;
        };
    this.type =
        switch (operation.type()) {
          case BINARY -> Imgproc.THRESH_BINARY;
          case BINARY_INV -> Imgproc.THRESH_BINARY_INV;
        };
  }

  @Override
  public Mat apply(Mat image) {
    Imgproc.adaptiveThreshold(
        image, binary, operation.maximum(), method, type, operation.blockSize(), operation.c());
    return binary;
  }

  @Override
  public void close() {
    binary.release();
  }
}
