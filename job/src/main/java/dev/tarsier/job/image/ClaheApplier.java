package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Clahe;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.CLAHE;
import org.opencv.imgproc.Imgproc;

/** Equalises one channel and puts it back. */
final class ClaheApplier implements Applier {
  private final CLAHE clahe;
  private final int channel;
  private final Mat plane = new Mat();

  ClaheApplier(Clahe operation) {
    this.clahe =
        Imgproc.createCLAHE(operation.clipLimit(), new Size(operation.tiles(), operation.tiles()));
    this.channel =
        switch (operation.channel()) {
          case BLUE -> 0;
          case GREEN -> 1;
          case RED -> 2;
        };
  }

  @Override
  public Mat apply(Mat image) {
    if (image.channels() == 1) {
      clahe.apply(image, image);
      return image;
    }
    Core.extractChannel(image, plane, channel);
    clahe.apply(plane, plane);
    Core.insertChannel(plane, image, channel);
    return image;
  }

  @Override
  public void close() {
    plane.release();
    clahe.collectGarbage();
  }
}
