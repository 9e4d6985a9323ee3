package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;

/**
 * The IHDR chunk of a PNG (W3C PNG, 11.2.1).
 *
 * @param data the chunk's 13 bytes: width, height, bit depth, colour type, three methods
 */
record PngHeader(ByteWindow data) {
  /** Before the chunk is found. */
  static final PngHeader NONE = new PngHeader(new ByteWindow(new byte[0], 0, 0));

  private static final int BYTES = 13;
  private static final int PALETTE = 3;
  private static final int ENTRY_BYTES = 3;
  private static final int MAX_ENTRIES = 256;

  boolean isPalette() {
    return colourType() == PALETTE;
  }

  Optional<Verdict> fault(PixelLimit limit) {
    if (data.length() != BYTES) {
      return because(CORRUPT, "Invalid PNG header length: " + data.length());
    }
    if (!depthFits()) {
      String pair = depth() + " bits with colour type " + colourType();
      return because(CORRUPT, "Invalid PNG bit depth: " + pair);
    }
    if (data.u8(10) != 0 || data.u8(11) != 0 || data.u8(12) > 1) {
      String methods = data.u8(10) + ", " + data.u8(11) + ", " + data.u8(12);
      return because(CORRUPT, "Invalid PNG compression, filter or interlace method: " + methods);
    }
    return limit.check(ImageFormat.PNG, data.u32(0, BIG_ENDIAN), data.u32(4, BIG_ENDIAN));
  }

  /** The allowed combinations of table 12. */
  private boolean depthFits() {
    return switch (colourType()) {
      case 0 -> depth() == 1 || depth() == 2 || depth() == 4 || depth() == 8 || depth() == 16;
      case PALETTE -> depth() == 1 || depth() == 2 || depth() == 4 || depth() == 8;
      case 2, 4, 6 -> depth() == 8 || depth() == 16;
      default -> false;
    };
  }

  /** Other colour types may hold a suggested palette, which libpng ignores when it is wrong. */
  Optional<Verdict> paletteFault(int bytes) {
    int entries = bytes / ENTRY_BYTES;
    boolean fits = bytes % ENTRY_BYTES == 0 && entries >= 1 && entries <= MAX_ENTRIES;
    return fits || !isPalette()
        ? Optional.empty()
        : because(CORRUPT, "Invalid PNG palette length: " + bytes);
  }

  ImageHeader toImageHeader(int orientation) {
    int width = (int) data.u32(0, BIG_ENDIAN);
    int height = (int) data.u32(4, BIG_ENDIAN);
    return new ImageHeader(ImageFormat.PNG, width, height, orientation);
  }

  private int depth() {
    return data.u8(8);
  }

  private int colourType() {
    return data.u8(9);
  }
}
