package dev.tarsier.job.recipe;

import java.util.Locale;

/**
 * The written image. Run-length coding of a bilevel PNG is both smaller and faster than any level
 * of the general coder.
 */
public record Encode(
    @Described("of the file") Format format,
    @Described("one bit a pixel, of a png alone: every value above 0 is white, run-length coded")
        boolean bilevel,
    @Described("zlib level of a png that is not bilevel; -1 for OpenCV's fast choice")
        int compression,
    @Described("of a jpeg or webp") int quality)
    implements Ending {
  private static final int FAST = -1;

  /** OpenCV's own choices. */
  public static final Encode DEFAULT = new Encode(Format.PNG, false, FAST, 95);

  /** What can be written. */
  public enum Format {
    JPEG("jpg"),
    PNG("png"),
    WEBP("webp");

    private final String extension;

    Format(String extension) {
      this.extension = extension;
    }

    /** The member's extension in a shard. */
    public String extension() {
      return extension;
    }
  }

  public Encode {
    if (bilevel && format != Format.PNG) {
      throw new IllegalArgumentException(
          "Invalid bilevel: true (only png has one bit a pixel, not "
              + format.name().toLowerCase(Locale.ROOT)
              + ")");
    }
    if (compression < FAST || compression > 9) {
      throw new IllegalArgumentException(
          "Invalid compression: " + compression + " (must be 0 to 9, or -1 for fast)");
    }
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("Invalid quality: " + quality + " (must be 1 to 100)");
    }
  }

  /** The member's extension in a shard. */
  public String extension() {
    return format.extension();
  }
}
