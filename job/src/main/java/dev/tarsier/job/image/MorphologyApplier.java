package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Morphology;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Erode, dilate, open, close or gradient with one structuring element. */
final class MorphologyApplier implements Applier {
  private static final Point CENTRE = new Point(-1, -1);

  private final Mat element;
  private final int operation;
  private final int iterations;

  MorphologyApplier(Morphology morphology) {
    int shape =
        switch (morphology.shape()) {
          case RECT -> Imgproc.MORPH_RECT;
          case CROSS -> Imgproc.MORPH_CROSS;
          case ELLIPSE -> Imgproc.MORPH_ELLIPSE;
        };
    this.element =
        Imgproc.getStructuringElement(shape, new Size(morphology.size(), morphology.size()));
    this.operation =
        switch (morphology.operation()) {
          case ERODE -> Imgproc.MORPH_ERODE;
          case DILATE -> Imgproc.MORPH_DILATE;
          case OPEN -> Imgproc.MORPH_OPEN;
          case CLOSE -> Imgproc.MORPH_CLOSE;
          case GRADIENT -> Imgproc.MORPH_GRADIENT;
        };
    this.iterations = morphology.iterations();
  }

  @Override
  public Mat apply(Mat image) {
    Imgproc.morphologyEx(image, image, operation, element, CENTRE, iterations);
    return image;
  }

  /** Works in place; the element of a few bytes stays. */
  @Override
  public void close() {}
}
