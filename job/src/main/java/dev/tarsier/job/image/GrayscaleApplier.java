package dev.tarsier.job.image;

import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** BGR to grey. */
final class GrayscaleApplier implements Applier {
  private final Mat grey = new Mat();

  @Override
  public Mat apply(Mat image) {
    if (image.channels() == 1) {
      return image;
    }
    Imgproc.cvtColor(image, grey, Imgproc.COLOR_BGR2GRAY);
    return grey;
  }

  @Override
  public void close() {
    grey.release();
  }
}
