package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.ScatterPoint;
import dev.tarsier.job.request.Sha256;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a share of the images by the hash of their paths: the same ones however the run is cut.
 * Salted, because the test split goes by the plain hash.
 *
 * @param threshold of eight hex digits; a hash below it is drawn
 */
record ScatterShare(long threshold) implements Serializable {
  private static final int POINTS = 2_000;
  private static final long ALL = 1L << 32;

  /** A few more than wanted, because by chance they may be fewer. */
  private static final double RESERVE = 1.1;

  static ScatterShare of(long images) {
    double share = images <= POINTS ? 1 : RESERVE * POINTS / images;
    return new ScatterShare((long) (Math.min(1, share) * ALL));
  }

  boolean has(String path) {
    return threshold == ALL
        || Long.parseLong(Sha256.hex("scatter " + path).substring(0, 8), 16) < threshold;
  }

  /** No more than the picture takes, evenly over the run. */
  static List<ScatterPoint> drawn(List<ScatterPoint> points) {
    int number = Math.min(POINTS, points.size());
    List<ScatterPoint> drawn = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      drawn.add(points.get((int) ((long) i * points.size() / number)));
    }
    return drawn;
  }
}
