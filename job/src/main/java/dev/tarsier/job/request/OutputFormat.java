package dev.tarsier.job.request;

import java.util.Locale;

/** What a run writes. */
public enum OutputFormat {
  /** TAR shards in WebDataset naming. */
  TAR;

  /** The name used in specs and requests, such as {@code tar}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses {@link #keyword()}; throws IllegalArgumentException for any other text. */
  public static OutputFormat parse(String keyword) {
    if (keyword.equals("tfrecord") || keyword.equals("parquet")) {
      throw new IllegalArgumentException(
          "Unsupported output format: " + keyword + " (this version writes tar only)");
    }
    if (!keyword.equals("tar")) {
      throw new IllegalArgumentException("Invalid output format: " + keyword + " (use tar)");
    }
    return TAR;
  }
}
