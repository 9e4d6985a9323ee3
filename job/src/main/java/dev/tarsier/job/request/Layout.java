package dev.tarsier.job.request;

import java.io.Serializable;
import java.util.Locale;

/**
 * How samples are laid out in their files.
 *
 * @param compression of TFRecord shards
 * @param shuffleSeed what the order of the samples is drawn from; {@link #UNSHUFFLED} keeps the
 *     order of the source
 * @param csv whether the vectors of a features run are written as one CSV file as well
 */
public record Layout(Compression compression, long shuffleSeed, boolean csv)
    implements Serializable {
  public static final long UNSHUFFLED = -1;
  public static final Layout DEFAULT = new Layout(Compression.NONE, UNSHUFFLED, false);

  /** How a shard is compressed as a whole. */
  public enum Compression {
    NONE,
    GZIP;

    /** The name used in specs and requests. */
    public String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Parses {@link #keyword()}; throws IllegalArgumentException for any other text. */
    public static Compression parse(String keyword) {
      for (Compression compression : values()) {
        if (compression.keyword().equals(keyword)) {
          return compression;
        }
      }
      throw new IllegalArgumentException("Invalid compression: " + keyword + " (use none or gzip)");
    }
  }

  public Layout {
    if (shuffleSeed < UNSHUFFLED) {
      throw new IllegalArgumentException(
          "Invalid shuffle seed: " + shuffleSeed + " (must be a whole number from 0)");
    }
  }

  public boolean isShuffled() {
    return shuffleSeed != UNSHUFFLED;
  }

  /** Returns this; throws IllegalArgumentException when the format cannot be laid out so. */
  public Layout checkedFor(OutputFormat format) {
    if (compression != Compression.NONE && format != OutputFormat.TFRECORD) {
      throw new IllegalArgumentException(
          "Unsupported compression: "
              + compression.keyword()
              + " (of tfrecord alone; images are compressed already, and so is parquet)");
    }
    if (csv && format != OutputFormat.PARQUET) {
      throw new IllegalArgumentException(
          "Unsupported csv: true (of parquet alone; images do not go into a table)");
    }
    return this;
  }
}
