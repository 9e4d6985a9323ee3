package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Median;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** The median of the neighbourhood. */
final class MedianApplier implements Applier {
  private final Median operation;
  private final Mat result = new Mat();

  MedianApplier(Median operation) {
    this.operation = operation;
  }

  @Override
  public Mat apply(Mat image) {
    Imgproc.medianBlur(image, result, operation.size());
    return result;
  }

  @Override
  public void close() {
    result.release();
  }
}
