package dev.tarsier.job.image;

import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Room around a region. */
final class RegionMargin {
  private RegionMargin() {}

  /** {@code margin} of width and height more on every side, as far as the image goes. */
  static Rect around(Rect region, double margin, Mat image) {
    int right = (int) Math.round(region.width * margin);
    int down = (int) Math.round(region.height * margin);
    int x = Math.max(0, region.x - right);
    int y = Math.max(0, region.y - down);
    return new Rect(
        x,
        y,
        Math.min(image.width(), region.x + region.width + right) - x,
        Math.min(image.height(), region.y + region.height + down) - y);
  }
}
