package dev.tarsier.job.request;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a run tolerates.
 *
 * @param pixels the largest width x height that is decoded
 * @param rejectedShare from 0 to 1; more rejected images than this fail the run after all is
 *     written
 * @param imageTimeout how long one image may stay in native code before the process is given up
 */
public record Limits(long pixels, double rejectedShare, Duration imageTimeout)
    implements Serializable {
  public static final Limits DEFAULT = new Limits(100_000_000, 0.05, Duration.ofMinutes(2));

  public Limits {
    // OpenCV itself refuses more than 2^30 pixels (modules/imgcodecs/src/loadsave.cpp).
    if (pixels < 1 || pixels > 1 << 30) {
      throw new IllegalArgumentException(
          "Invalid pixel limit: " + pixels + " (must be 1 to " + (1 << 30) + ")");
    }
    if (!(rejectedShare >= 0 && rejectedShare <= 1)) {
      throw new IllegalArgumentException(
          "Invalid rejected share: " + rejectedShare + " (must be 0 to 1)");
    }
    if (imageTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "Invalid image timeout: " + imageTimeout + " (must be at least 1 second)");
    }
  }
}
