package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Crop;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Copies a rectangle, so that the whole image need not stay for it. */
final class CropApplier implements Applier {
  private final Crop operation;
  private final Mat cropped = new Mat();

  CropApplier(Crop operation) {
    this.operation = operation;
  }

  @Override
  public Mat apply(Mat image) {
    Rect kept =
        new Rect(
            operation.left(image.width()),
            operation.top(image.height()),
            operation.width(),
            operation.height());
    if (kept.x < 0
        || kept.y < 0
        || kept.x + kept.width > image.width()
        || kept.y + kept.height > image.height()) {
      throw new CvException(
          "crop of "
              + kept.width
              + " x "
              + kept.height
              + " does not fit into "
              + image.width()
              + " x "
              + image.height()
              + " pixels");
    }
    Mat view = image.submat(kept);
    view.copyTo(cropped);
    view.release();
    return cropped;
  }

  @Override
  public Mat apply(Mat image, ImageContext context) {
    int left = operation.left(image.width());
    int top = operation.top(image.height());
    Mat result = apply(image);
    context.moved(left, top);
    return result;
  }

  @Override
  public void close() {
    cropped.release();
  }
}
