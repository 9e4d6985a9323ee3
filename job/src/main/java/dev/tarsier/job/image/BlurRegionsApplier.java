package dev.tarsier.job.image;

import dev.tarsier.job.recipe.BlurRegions;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Averages every region into a few cells and enlarges them again, in place. */
final class BlurRegionsApplier implements Applier {
  private final BlurRegions operation;
  private final int interpolation;
  private final Mat cells = new Mat();

  BlurRegionsApplier(BlurRegions operation) {
    this.operation = operation;
    this.interpolation =
        switch (operation.method()) {
          case SMOOTH -> Imgproc.INTER_LINEAR;
          case PIXELATE -> Imgproc.INTER_NEAREST;
        };
  }

  @Override
  public Mat apply(Mat image) {
    return image;
  }

  @Override
  public Mat apply(Mat image, ImageContext context) {
    for (Rect region : context.regions(image)) {
      blur(image, RegionMargin.around(region, operation.margin(), image));
    }
    return image;
  }

  private void blur(Mat image, Rect region) {
    double scale = Math.min(1, (double) operation.cells() / Math.max(region.width, region.height));
    Size size =
        new Size(
            Math.max(1, Math.round(region.width * scale)),
            Math.max(1, Math.round(region.height * scale)));
    Mat view = image.submat(region);
    Imgproc.resize(view, cells, size, 0, 0, Imgproc.INTER_AREA);
    Imgproc.resize(cells, view, view.size(), 0, 0, interpolation);
    view.release();
  }

  @Override
  public void close() {
    cells.release();
  }
}
