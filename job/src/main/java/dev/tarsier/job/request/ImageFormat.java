package dev.tarsier.job.request;

import java.util.Locale;

/** The image formats a source may hold; recognised by magic bytes, never by file name. */
public enum ImageFormat {
  JPEG,
  PNG,
  WEBP,
  /**
   * Only when asked for: OpenCV's libtiff is old, and TIFF is the format with most decoder faults.
   */
  TIFF,
  /** Only when asked for. */
  BMP;

  /** The name used in specs and requests, such as {@code jpeg}. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses {@link #keyword()}; throws IllegalArgumentException for any other text. */
  public static ImageFormat parse(String keyword) {
    for (ImageFormat format : values()) {
      if (format.keyword().equals(keyword)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "Unsupported image format: " + keyword + " (use jpeg, png, webp, tiff or bmp)");
  }
}
