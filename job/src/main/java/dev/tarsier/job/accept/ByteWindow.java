package dev.tarsier.job.accept;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.StringJoiner;
import java.util.zip.CRC32;

/**
 * A read-only window over part of an array, in which every read is checked: a byte outside the
 * window reads as 0, never as an exception and never as its neighbour in the array. Positions count
 * from the start of the window and are {@code long}, so that adding a 32-bit length cannot wrap.
 */
final class ByteWindow {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH_LOW_BIT = 0x0101_0101_0101_0101L;
  private static final long EACH_HIGH_BIT = 0x8080_8080_8080_8080L;

  private final byte[] bytes;
  private final int start;
  private final int length;

  /** The caller guarantees that the array holds the window. */
  ByteWindow(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  int length() {
    return length;
  }

  /** Whether {@code count} bytes from {@code at} lie inside. */
  boolean holds(long at, long count) {
    return at >= 0 && count >= 0 && at <= length - count;
  }

  /** The bytes from {@code at}, cut to what lies inside. */
  ByteWindow slice(long at, long count) {
    int from = (int) Math.max(0, Math.min(at, length));
    int size = (int) Math.max(0, Math.min(count, length - from));
    return new ByteWindow(bytes, start + from, size);
  }

  int u8(long at) {
    return at >= 0 && at < length ? bytes[start + (int) at] & 0xFF : 0;
  }

  int u16(long at, ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at);
  }

  long u32(long at, ByteOrder order) {
    return order == ByteOrder.BIG_ENDIAN
        ? (long) u16(at, order) << 16 | u16(at + 2, order)
        : (long) u16(at + 2, order) << 16 | u16(at, order);
  }

  /** Whether the bytes from {@code at} are the characters of {@code latin1}. */
  boolean matches(long at, String latin1) {
    if (!holds(at, latin1.length())) {
      return false;
    }
    for (int i = 0; i < latin1.length(); i++) {
      if (u8(at + i) != latin1.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The position of the next byte 0xFF at or after {@code at}, or {@link #length()}. Eight bytes a
   * step: a byte is 0xFF when its complement is zero, and the lowest zero byte is found exactly by
   * {@code (x - 0x01..01) & ~x & 0x80..80} (Warren, Hacker's Delight, 6-1).
   */
  int nextFf(int at) {
    int i = at;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      long complement = ~(long) LONG.get(bytes, start + i);
      long found = (complement - EACH_LOW_BIT) & ~complement & EACH_HIGH_BIT;
      if (found != 0) {
        return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (i < length && u8(i) != 0xFF) {
      i++;
    }
    return Math.min(i, length);
  }

  /** Adds the bytes from {@code at} to {@code crc}; the caller has asked {@link #holds}. */
  void addTo(CRC32 crc, int at, int count) {
    crc.update(bytes, start + at, count);
  }

  /** The first bytes, such as {@code 3c 21 44}. */
  String hex(int count) {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < Math.min(count, length); i++) {
      text.add(Integer.toHexString(u8(i) | 0x100).substring(1));
    }
    return text.toString();
  }
}
