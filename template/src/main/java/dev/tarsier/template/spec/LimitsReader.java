package dev.tarsier.template.spec;

import dev.tarsier.job.request.Limits;
import java.time.Duration;

/** Reads the {@code limits} section. */
final class LimitsReader {
  private LimitsReader() {}

  static LimitsSpec read(Section section) {
    Limits normal = Limits.DEFAULT;
    LimitsSpec limits =
        new LimitsSpec(
            new Limits(
                section.amount("pixels", LimitsReader::pixels, normal.pixels()),
                section.amount("rejected", Units::share, normal.rejectedShare()),
                section.amount("image-timeout", LimitsReader::imageTimeout, normal.imageTimeout())),
            section.amount("timeout", LimitsReader::timeout, LimitsSpec.DEFAULT.timeout()));
    section.refuseUnknown();
    return limits;
  }

  private static long pixels(String text) {
    return new Limits(Units.pixels(text), 0, Limits.DEFAULT.imageTimeout()).pixels();
  }

  private static Duration imageTimeout(String text) {
    Duration timeout = Units.duration(text);
    if (timeout.isZero()) {
      throw new IllegalArgumentException(
          "Invalid image timeout: " + text + " (must be at least 1s)");
    }
    return new Limits(1, 0, timeout).imageTimeout();
  }

  private static Duration timeout(String text) {
    Duration timeout = Units.duration(text);
    if (timeout.compareTo(LimitsSpec.SHORTEST) < 0 || timeout.compareTo(LimitsSpec.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Invalid timeout: " + text + " (a Dataproc workflow takes 10m to 24h)");
    }
    return timeout;
  }
}
