package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Verdict.Rejected.because;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED_COLOR;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.tarsier.job.request.ImageFormat;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A frame header (SOF0, SOF1 or SOF2) of a JPEG, ITU-T T.81, B.2.2.
 *
 * @param segment the segment from its length field on, or nothing before the header is found
 */
record JpegFrame(ByteWindow segment, boolean progressive) {
  /** Before a header is found. */
  static final JpegFrame NONE = new JpegFrame(new ByteWindow(new byte[0], 0, 0), false);

  private static final int FIXED_BYTES = 8;
  private static final int COMPONENT_BYTES = 3;
  private static final int BLOCK_SIDE = 8;

  boolean isPresent() {
    return segment.length() > 0;
  }

  int height() {
    return segment.u16(3, BIG_ENDIAN);
  }

  int width() {
    return segment.u16(5, BIG_ENDIAN);
  }

  int components() {
    return segment.u8(7);
  }

  /** What a decoder could not read. A height of 0 passes: a DNL segment may give it later. */
  Optional<Verdict> fault(PixelLimit limit) {
    return precisionFault().or(this::componentFault).or(() -> sizeFault(limit));
  }

  private Optional<Verdict> sizeFault(PixelLimit limit) {
    return height() == 0 && width() > 0
        ? Optional.empty()
        : limit.check(ImageFormat.JPEG, width(), height());
  }

  private Optional<Verdict> precisionFault() {
    int bits = segment.u8(2);
    return switch (bits) {
      case 8 -> Optional.empty();
      case 12 -> because(UNSUPPORTED, "Unsupported JPEG precision: 12 bits (only 8 are read)");
      default -> because(CORRUPT, "Invalid JPEG precision: " + bits + " bits");
    };
  }

  private Optional<Verdict> componentFault() {
    if (components() == 4) {
      return because(UNSUPPORTED_COLOR, "Unsupported JPEG colours: 4 components (CMYK or YCCK)");
    }
    if (components() != 1 && components() != 3) {
      return because(CORRUPT, "Invalid JPEG component count: " + components());
    }
    if (segment.length() != FIXED_BYTES + COMPONENT_BYTES * components()) {
      return because(CORRUPT, "Invalid JPEG frame header length: " + segment.length());
    }
    for (int i = 0; i < components(); i++) {
      if (!isFactor(horizontal(i)) || !isFactor(vertical(i))) {
        String factors = horizontal(i) + "x" + vertical(i);
        return because(CORRUPT, "Invalid JPEG sampling factors: " + factors);
      }
    }
    return Optional.empty();
  }

  private static boolean isFactor(int factor) {
    return factor >= 1 && factor <= 4;
  }

  /** The bit of the component with this identifier that {@code taken} lacks, or 0. */
  int bitOf(int identifier, int taken) {
    for (int i = 0; i < components(); i++) {
      boolean free = (taken & (1 << i)) == 0;
      if (free && segment.u8(FIXED_BYTES + COMPONENT_BYTES * i) == identifier) {
        return 1 << i;
      }
    }
    return 0;
  }

  int allBits() {
    return (1 << components()) - 1;
  }

  /**
   * Fewer bytes than this cannot code the image. A block of a sequential frame takes at least one
   * bit for its DC and one for its end-of-block code, a block of a progressive frame at least one
   * for its DC (T.81, F.1.2 and G.1.2); counted are the blocks that any sampling leaves at least.
   */
  long leastScanBytes() {
    long across = ceilDiv(width(), (long) BLOCK_SIDE * largest(this::horizontal));
    long down = ceilDiv(height(), (long) BLOCK_SIDE * largest(this::vertical));
    long blocks = across * down * components();
    return ceilDiv(progressive ? blocks : 2 * blocks, Byte.SIZE);
  }

  private int largest(IntUnaryOperator factorOf) {
    int largest = 1;
    for (int i = 0; i < components(); i++) {
      largest = Math.max(largest, factorOf.applyAsInt(i));
    }
    return largest;
  }

  private int horizontal(int component) {
    return segment.u8(FIXED_BYTES + COMPONENT_BYTES * component + 1) >> 4;
  }

  private int vertical(int component) {
    return segment.u8(FIXED_BYTES + COMPONENT_BYTES * component + 1) & 0xF;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
