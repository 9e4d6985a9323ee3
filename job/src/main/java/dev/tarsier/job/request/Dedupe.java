package dev.tarsier.job.request;

import java.util.Locale;

/** Which images a run leaves out because another one of the same source stands for them. */
public enum Dedupe {
  NONE,
  /** Those with the same bytes. */
  EXACT,
  /** Those that look the same: resized, recompressed, a little brighter. */
  PERCEPTUAL;

  /** The name used in specs and requests. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses {@link #keyword()}; throws IllegalArgumentException for any other text. */
  public static Dedupe parse(String keyword) {
    for (Dedupe dedupe : values()) {
      if (dedupe.keyword().equals(keyword)) {
        return dedupe;
      }
    }
    throw new IllegalArgumentException(
        "Invalid dedupe: " + keyword + " (use none, exact or perceptual)");
  }
}
