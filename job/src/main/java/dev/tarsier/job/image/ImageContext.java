package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.report.Region;
import dev.tarsier.job.report.Regions;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * What is known of an image beside its pixels: where they lie on the source, and the regions that
 * were found. Operations that move pixels keep it true. One an image; used by one thread.
 */
public final class ImageContext {
  private final Extent source;
  private final List<OnSource> regions = new ArrayList<>();
  private boolean searched;
  private boolean reduced;
  private double scaleX;
  private double scaleY;
  private double left;
  private double top;

  /** {@code decoded}: what the decoder made of {@code source}, perhaps smaller. */
  ImageContext(Extent source, Extent decoded) {
    this.source = source;
    this.reduced = !source.equals(decoded);
    this.scaleX = (double) source.width() / decoded.width();
    this.scaleY = (double) source.height() / decoded.height();
  }

  /** Of an image that is its own source. */
  static ImageContext of(Mat image) {
    Extent whole = new Extent(image.width(), image.height());
    return new ImageContext(whole, whole);
  }

  private record OnSource(double left, double top, double right, double bottom) {}

  /**
   * Width and height that a first resize has to go by: those of the source when the decoder has
   * made the image smaller already.
   */
  Extent extent(Mat image) {
    return reduced ? source : new Extent(image.width(), image.height());
  }

  /** The image has been scaled from one size to another. */
  public void resized(Extent from, Extent to) {
    reduced = false;
    scaleX *= (double) from.width() / to.width();
    scaleY *= (double) from.height() / to.height();
  }

  /** The image's corner has been moved right and down by pixels: a border moves it less than 0. */
  public void moved(int right, int down) {
    left += right * scaleX;
    top += down * scaleY;
  }

  /**
   * Where on the upright source, in its pixels, the left edge of the image's column {@code x} is.
   */
  public double sourceX(double x) {
    return left + x * scaleX;
  }

  /** Where on the upright source the upper edge of the image's row {@code y} is. */
  public double sourceY(double y) {
    return top + y * scaleY;
  }

  /** Adds what was found in the image as it is now, perhaps nothing. */
  public void found(List<Rect> rectangles) {
    searched = true;
    for (Rect rectangle : rectangles) {
      regions.add(
          new OnSource(
              sourceX(rectangle.x),
              sourceY(rectangle.y),
              sourceX((double) rectangle.x + rectangle.width),
              sourceY((double) rectangle.y + rectangle.height)));
    }
  }

  /** The regions in the image as it is now, cut where it ends; those outside are left out. */
  public List<Rect> regions(Mat image) {
    return regions.stream()
        .map(region -> onImage(region, image))
        .filter(box -> box.width > 0 && box.height > 0)
        .toList();
  }

  /** What was found, as it is told of the written image. */
  Regions report(Mat written) {
    List<Region> reported = new ArrayList<>();
    for (OnSource region : regions) {
      Rect box = onImage(region, written);
      if (box.width > 0 && box.height > 0) {
        reported.add(
            new Region(new Region.Box(box.x, box.y, box.width, box.height), rounded(region)));
      }
    }
    return new Regions(searched, reported);
  }

  private Rect onImage(OnSource region, Mat image) {
    int x = clamp((region.left - left) / scaleX, image.width());
    int y = clamp((region.top - top) / scaleY, image.height());
    int right = clamp((region.right - left) / scaleX, image.width());
    int bottom = clamp((region.bottom - top) / scaleY, image.height());
    return new Rect(x, y, right - x, bottom - y);
  }

  private static int clamp(double at, int most) {
    return (int) Math.max(0, Math.min(most, Math.round(at)));
  }

  private static Region.Box rounded(OnSource region) {
    int x = (int) Math.round(region.left);
    int y = (int) Math.round(region.top);
    return new Region.Box(
        x, y, (int) Math.round(region.right) - x, (int) Math.round(region.bottom) - y);
  }
}
