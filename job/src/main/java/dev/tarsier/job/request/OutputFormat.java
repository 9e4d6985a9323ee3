package dev.tarsier.job.request;

import java.util.Locale;

/** What a run writes. */
public enum OutputFormat {
  /** TAR shards in WebDataset naming. */
  TAR,
  /** TFRecord shards of {@code tf.train.Example}. */
  TFRECORD,
  /** Parquet, for recipes that end in vectors or classes. */
  PARQUET;

  /** The name used in specs and requests, such as {@code tar}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses {@link #keyword()}; throws IllegalArgumentException for any other text. */
  public static OutputFormat parse(String keyword) {
    for (OutputFormat format : values()) {
      if (format.keyword().equals(keyword)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "Invalid output format: " + keyword + " (use tar, tfrecord or parquet)");
  }
}
