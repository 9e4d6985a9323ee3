package dev.tarsier.job.accept;

import static dev.tarsier.job.report.RejectReason.EMPTY;
import static dev.tarsier.job.report.RejectReason.UNKNOWN_TYPE;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;

import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Decides from its bytes whether an image may reach OpenCV's native decoders.
 *
 * <p>Immutable and safe for use by several threads. The work is linear in the size of the image.
 */
public final class Acceptance {
  private static final int SHOWN_BYTES = 8;

  private final Set<ImageFormat> formats;
  private final PixelLimit limit;

  /**
   * @param formats the formats to accept, at least one; every other is {@code UNSUPPORTED}
   * @param maxPixels the most pixels (width times height) an image may have, at least 1
   */
  public Acceptance(Set<ImageFormat> formats, long maxPixels) {
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("Missing image formats: name at least one");
    }
    this.formats = Set.copyOf(formats);
    this.limit = new PixelLimit(maxPixels);
  }

  /**
   * Judges the image in the first {@code length} bytes of {@code bytes}; what follows them is
   * ignored. No content makes this throw.
   *
   * @throws IllegalArgumentException when {@code length} is negative or beyond the array
   */
  public Verdict check(byte[] bytes, int length) {
    if (length < 0 || length > bytes.length) {
      throw new IllegalArgumentException(
          "Invalid length: " + length + " (the array holds " + bytes.length + " bytes)");
    }
    if (length == 0) {
      return new Rejected(EMPTY, "Missing image: the file holds no byte");
    }
    ByteWindow in = new ByteWindow(bytes, 0, length);
    Optional<ImageFormat> format = MagicBytes.format(in);
    return format.isPresent() ? check(in, format.get()) : notAnImage(in);
  }

  private Verdict check(ByteWindow in, ImageFormat format) {
    if (!formats.contains(format)) {
      return new Rejected(
          UNSUPPORTED,
          "Unsupported image type: "
              + format
              + " (add "
              + format.keyword()
              + " to source.formats)");
    }
    return switch (format) {
      case JPEG -> new JpegCheck(in, limit).verdict();
      case PNG -> new PngCheck(in, limit).verdict();
      case WEBP -> new WebpCheck(in, limit).verdict();
      case TIFF -> new TiffCheck(in, limit).verdict();
      case BMP -> new BmpCheck(in, limit).verdict();
    };
  }

  private static Verdict notAnImage(ByteWindow in) {
    return MagicBytes.otherType(in)
        .map(name -> new Rejected(UNSUPPORTED, "Unsupported image type: " + name))
        .orElseGet(
            () ->
                new Rejected(
                    UNKNOWN_TYPE, "Unsupported content: first bytes " + in.hex(SHOWN_BYTES)));
  }
}
