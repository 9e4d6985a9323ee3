package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;

import dev.tarsier.job.request.ImageFormat;
import java.math.BigDecimal;
import java.util.Optional;

/** The most pixels an image may have, and the longest side that OpenCV's decoders take. */
record PixelLimit(long maxPixels) {
  PixelLimit {
    if (maxPixels < 1) {
      throw new IllegalArgumentException("Invalid pixel limit: " + maxPixels + " (use 1 or more)");
    }
  }

  /** Judges the size that a header states; sides are unsigned and may be any 32-bit number. */
  Optional<Verdict> check(ImageFormat format, long width, long height) {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      return because(CORRUPT, "Invalid " + format + " size: " + width + "x" + height);
    }
    if (width * height > maxPixels) {
      return because(TOO_LARGE, tooManyPixels(width, height));
    }
    int maxSide = maxSide(format);
    return width <= maxSide && height <= maxSide
        ? Optional.empty()
        : because(TOO_LARGE, sideTooLong(width, height, format));
  }

  private String tooManyPixels(long width, long height) {
    String pixels = megapixels(width * height);
    return width + "x" + height + " is " + pixels + " megapixels, limit " + megapixels(maxPixels);
  }

  private static String sideTooLong(long width, long height, ImageFormat format) {
    return width
        + "x"
        + height
        + " has a side over "
        + maxSide(format)
        + " pixels, the limit of OpenCV's "
        + format
        + " decoder";
  }

  /** In full, so that a size just over the limit never reads as equal to it. */
  private static String megapixels(long pixels) {
    return BigDecimal.valueOf(pixels, 6).stripTrailingZeros().toPlainString();
  }

  /**
   * In pixels: {@code JPEG_MAX_DIMENSION} of libjpeg, {@code PNG_USER_WIDTH_MAX} of libpng, the 14
   * bits of WebP, and {@code CV_IO_MAX_IMAGE_WIDTH} of OpenCV for the rest.
   */
  private static int maxSide(ImageFormat format) {
    return switch (format) {
      case JPEG -> 65_500;
      case PNG -> 1_000_000;
      case WEBP -> 1 << 14;
      case TIFF, BMP -> 1 << 20;
    };
  }
}
