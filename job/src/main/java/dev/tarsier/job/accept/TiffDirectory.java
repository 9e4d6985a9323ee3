package dev.tarsier.job.accept;

import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first directory (IFD) of a TIFF structure, as a TIFF file and an EXIF block both open with
 * (TIFF 6.0, section 2).
 *
 * @param in the structure from its byte order mark on; offsets count from there
 * @param at the position of the directory's entry count
 */
record TiffDirectory(ByteWindow in, ByteOrder order, long at) {
  static final int ENTRY_BYTES = 12;

  /** Empty when the byte order mark or the number 42 is missing. */
  static Optional<TiffDirectory> first(ByteWindow in) {
    if (in.matches(0, "II*\0")) {
      return Optional.of(first(in, ByteOrder.LITTLE_ENDIAN));
    }
    return in.matches(0, "MM\0*") ? Optional.of(first(in, ByteOrder.BIG_ENDIAN)) : Optional.empty();
  }

  private static TiffDirectory first(ByteWindow in, ByteOrder order) {
    return new TiffDirectory(in, order, in.u32(4, order));
  }

  /** The number of entries that the file states; not all need to lie inside it. */
  int size() {
    return in.u16(at, order);
  }

  TiffField entry(int index) {
    return new TiffField(in, order, entryAt(index));
  }

  /** The first field with this tag, as libtiff takes it, or {@link TiffField#ABSENT}. */
  TiffField field(int tag) {
    long inside = Math.min(size(), (in.length() - at - 2) / ENTRY_BYTES);
    for (int i = 0; i < inside; i++) {
      if (in.u16(entryAt(i), order) == tag) {
        return entry(i);
      }
    }
    return TiffField.ABSENT;
  }

  private long entryAt(int index) {
    return at + 2 + (long) ENTRY_BYTES * index;
  }
}
