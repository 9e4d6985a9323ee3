package dev.tarsier.job.accept;

import java.nio.ByteOrder;

/**
 * One entry of a TIFF directory (TIFF 6.0, section 2: tag, type, count, value or its offset).
 *
 * @param at the position of the entry's tag
 */
record TiffField(ByteWindow in, ByteOrder order, long at) {
  /** A field without values. */
  static final TiffField ABSENT =
      new TiffField(new ByteWindow(new byte[0], 0, 0), ByteOrder.LITTLE_ENDIAN, 0);

  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int INLINE_BYTES = 4;

  int tag() {
    return in.u16(at, order);
  }

  int type() {
    return in.u16(at + 2, order);
  }

  long count() {
    return in.u32(at + 4, order);
  }

  boolean isPresent() {
    return count() > 0;
  }

  /** All values together; 0 for a type that TIFF 6.0 does not name. */
  long bytes() {
    return typeBytes() * count();
  }

  /** Where the values are: in the entry itself when they fit. */
  long valuesAt() {
    return bytes() <= INLINE_BYTES ? at + 8 : in.u32(at + 8, order);
  }

  /** Whether the values are whole numbers without sign. */
  boolean isUnsigned() {
    return type() == BYTE || type() == SHORT || type() == LONG;
  }

  /** The value at {@code index}, for an {@link #isUnsigned} field; 0 past its end. */
  long value(long index) {
    if (index >= count()) {
      return 0;
    }
    long position = valuesAt() + index * typeBytes();
    return switch (type()) {
      case BYTE -> in.u8(position);
      case SHORT -> in.u16(position, order);
      case LONG -> in.u32(position, order);
      default -> 0;
    };
  }

  /** The first value, or {@code absent} when there is none. */
  long valueOr(long absent) {
    return isPresent() && isUnsigned() ? value(0) : absent;
  }

  private int typeBytes() {
    return switch (type()) {
      case BYTE, 2, 6, 7 -> 1;
      case SHORT, 8 -> 2;
      case LONG, 9, 11, 13 -> 4;
      case 5, 10, 12 -> 8;
      default -> 0;
    };
  }
}
