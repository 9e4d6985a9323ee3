package dev.tarsier.job.image;

import dev.tarsier.job.recipe.CropRegions;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Copies what is around the regions. */
final class CropRegionsApplier implements Applier {
  private final CropRegions operation;
  private final Mat cropped = new Mat();

  CropRegionsApplier(CropRegions operation) {
    this.operation = operation;
  }

  @Override
  public Mat apply(Mat image) {
    return image;
  }

  @Override
  public Mat apply(Mat image, ImageContext context) {
    List<Rect> regions = context.regions(image);
    if (regions.isEmpty()) {
      return image;
    }
    Rect kept = RegionMargin.around(kept(regions), operation.margin(), image);
    Mat view = image.submat(kept);
    view.copyTo(cropped);
    view.release();
    context.moved(kept.x, kept.y);
    return cropped;
  }

  private Rect kept(List<Rect> regions) {
    return switch (operation.keep()) {
      case LARGEST -> regions.stream().max(Comparator.comparingDouble(Rect::area)).orElseThrow();
      case ALL -> regions.stream().reduce(CropRegionsApplier::around).orElseThrow();
    };
  }

  private static Rect around(Rect one, Rect other) {
    int x = Math.min(one.x, other.x);
    int y = Math.min(one.y, other.y);
    return new Rect(
        x,
        y,
        Math.max(one.x + one.width, other.x + other.width) - x,
        Math.max(one.y + one.height, other.y + other.height) - y);
  }

  @Override
  public void close() {
    cropped.release();
  }
}
