package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.Locale;

/**
 * Which of the listed images a run takes.
 *
 * @param incremental only those that are new or changed since the data set's last runs
 * @param dedupe which of equal images are left out
 */
public record Selection(boolean incremental, Dedupe dedupe) implements Serializable {
  public static final Selection ALL = new Selection(false, Dedupe.NONE);

  /** What counts as the same image. */
  public enum Dedupe {
    NONE,
    /** Equal bytes. */
    EXACT,
    /** Images that look alike. */
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
}
