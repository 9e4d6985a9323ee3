package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.request.ImageFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the headers of a BMP (Windows bitmap, OS/2 1 to Windows 5) and asks whether the file holds
 * the palette and every row.
 */
final class BmpCheck {
  private static final int FILE_HEADER_BYTES = 14;
  private static final int CORE = 12;
  private static final int INFO = 40;
  private static final int OS2 = 64;
  private static final int MAX_COLOURS = 256;
  private static final int RGB = 0;
  private static final int BITFIELDS = 3;
  private static final int MASKS_AT = 54;
  private static final int MASK_BYTES = 12;
  private static final int WITH_ALPHA_MASK = 56;

  private final ByteWindow in;
  private final PixelLimit limit;

  BmpCheck(ByteWindow in, PixelLimit limit) {
    this.in = in;
    this.limit = limit;
  }

  Verdict verdict() {
    return headerFault()
        .or(this::compressionFault)
        .or(this::depthFault)
        .or(this::maskFault)
        .or(() -> limit.check(ImageFormat.BMP, width(), height()))
        .or(this::paletteFault)
        .or(this::pixelFault)
        .orElseGet(this::accepted);
  }

  private Optional<Verdict> headerFault() {
    if (!in.holds(FILE_HEADER_BYTES, 4)) {
      return because(TRUNCATED, missingEnd(FILE_HEADER_BYTES + CORE));
    }
    return switch ((int) headerBytes()) {
      case CORE, INFO, 52, 56, OS2, 108, 124 ->
          in.holds(0, headersEnd())
              ? Optional.empty()
              : because(TRUNCATED, missingEnd(headersEnd()));
      default -> because(CORRUPT, "Invalid BMP header size: " + headerBytes());
    };
  }

  private Optional<Verdict> compressionFault() {
    String name =
        switch (compression()) {
          case RGB -> "";
          case 1 -> "RLE8";
          case 2 -> "RLE4";
          case BITFIELDS -> headerBytes() == OS2 ? "Huffman" : "";
          case 4 -> headerBytes() == OS2 ? "RLE24" : "JPEG";
          case 5 -> "PNG";
          default -> Integer.toString(compression());
        };
    return name.isEmpty()
        ? Optional.empty()
        : because(UNSUPPORTED, "Unsupported BMP compression: " + name);
  }

  private Optional<Verdict> depthFault() {
    boolean fits =
        switch (bitsPerPixel()) {
          case 1, 4, 8, 24 -> compression() == RGB;
          case 16, 32 -> headerBytes() != CORE;
          default -> false;
        };
    String mode = compression() == BITFIELDS ? " with bit fields" : "";
    return fits
        ? Optional.empty()
        : because(CORRUPT, "Invalid BMP bits per pixel: " + bitsPerPixel() + mode);
  }

  /**
   * OpenCV reads 16 bits with the two usual sets of masks behind the plain header; it takes 32 bits
   * as blue, green, red, unless a header that also states an alpha mask names other whole bytes.
   */
  private Optional<Verdict> maskFault() {
    if (compression() != BITFIELDS) {
      return Optional.empty();
    }
    long red = in.u32(MASKS_AT, LITTLE_ENDIAN);
    long green = in.u32(MASKS_AT + 4, LITTLE_ENDIAN);
    long blue = in.u32(MASKS_AT + 8, LITTLE_ENDIAN);
    boolean rgb565 = red == 0xF800 && green == 0x7E0 && blue == 0x1F;
    boolean rgb555 = red == 0x7C00 && green == 0x3E0 && blue == 0x1F;
    boolean bgr = red == 0xFF0000 && green == 0xFF00 && blue == 0xFF;
    boolean threeBytes = Long.bitCount(red | green | blue) == 3 * Byte.SIZE;
    boolean bytes = isByte(red) && isByte(green) && isByte(blue) && threeBytes;
    boolean fits =
        bitsPerPixel() == 16
            ? headerBytes() == INFO && (rgb565 || rgb555)
            : bgr || (headerBytes() >= WITH_ALPHA_MASK && bytes);
    String masks = String.format(Locale.ROOT, "%08x, %08x, %08x", red, green, blue);
    return fits ? Optional.empty() : because(UNSUPPORTED, "Unsupported BMP bit fields: " + masks);
  }

  private static boolean isByte(long mask) {
    return mask == 0xFF || mask == 0xFF00 || mask == 0xFF0000 || mask == 0xFF000000L;
  }

  private Optional<Verdict> paletteFault() {
    if (bitsPerPixel() <= 8 && colours() > MAX_COLOURS) {
      return because(CORRUPT, "Invalid BMP palette: " + colours() + " colours");
    }
    long end = headersEnd() + extraBytes();
    if (pixelsAt() < end) {
      return because(
          CORRUPT, "Invalid BMP pixel offset: " + pixelsAt() + ", headers end at " + end);
    }
    return Optional.empty();
  }

  private Optional<Verdict> pixelFault() {
    long rowBytes = (width() * bitsPerPixel() + 31) / 32 * 4;
    long end = pixelsAt() + rowBytes * height();
    return in.holds(0, end) ? Optional.empty() : because(TRUNCATED, missingEnd(end));
  }

  private Verdict accepted() {
    return new Accepted(new ImageHeader(ImageFormat.BMP, (int) width(), (int) height(), 1));
  }

  private long headerBytes() {
    return in.u32(FILE_HEADER_BYTES, LITTLE_ENDIAN);
  }

  private long headersEnd() {
    return FILE_HEADER_BYTES + headerBytes();
  }

  /** Palette or colour masks between headers and pixels. */
  private long extraBytes() {
    if (bitsPerPixel() <= 8) {
      return colours() * (headerBytes() == CORE ? 3 : 4);
    }
    return compression() == BITFIELDS && headerBytes() == INFO ? MASK_BYTES : 0;
  }

  private long colours() {
    long used = headerBytes() == CORE ? 0 : in.u32(46, LITTLE_ENDIAN);
    return used == 0 ? 1L << bitsPerPixel() : used;
  }

  private long pixelsAt() {
    return in.u32(10, LITTLE_ENDIAN);
  }

  private long width() {
    return headerBytes() == CORE ? in.u16(18, LITTLE_ENDIAN) : (int) in.u32(18, LITTLE_ENDIAN);
  }

  /** A negative height means that the rows run from the top down. */
  private long height() {
    return headerBytes() == CORE
        ? in.u16(20, LITTLE_ENDIAN)
        : Math.abs((long) (int) in.u32(22, LITTLE_ENDIAN));
  }

  private int bitsPerPixel() {
    return in.u16(headerBytes() == CORE ? 24 : 28, LITTLE_ENDIAN);
  }

  private int compression() {
    return headerBytes() == CORE ? RGB : (int) in.u32(30, LITTLE_ENDIAN);
  }

  private String missingEnd(long end) {
    return "Missing end of BMP: " + in.length() + " of " + end + " bytes";
  }
}
