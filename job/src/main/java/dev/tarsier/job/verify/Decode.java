package dev.tarsier.job.verify;

import java.util.Locale;

/** How many of the images are opened. */
public enum Decode {
  ALL(1),
  /** The first of every shard and each sixteenth after it. */
  SAMPLE(16),
  NONE(Long.MAX_VALUE);

  private final long every;

  Decode(long every) {
    this.every = every;
  }

  /** {@code ordinal}: the sample's number in its shard, from 0. */
  boolean takes(long ordinal) {
    return this != NONE && ordinal % every == 0;
  }

  /** The name used in arguments and reports, such as {@code all}. */
  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses {@link #keyword()}; throws IllegalArgumentException for any other text. */
  static Decode parse(String keyword) {
    for (Decode decode : values()) {
      if (decode.keyword().equals(keyword)) {
        return decode;
      }
    }
    throw new IllegalArgumentException(keyword + " (use all, sample or none)");
  }
}
