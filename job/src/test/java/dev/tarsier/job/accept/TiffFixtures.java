package dev.tarsier.job.accept;

import java.nio.ByteOrder;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * TIFFs put together tag by tag: header, directory, out-of-line values, pixels. Fields that a test
 * does not set describe a grey image of 4x3 pixels in one strip.
 */
final class TiffFixtures {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int HEADER_BYTES = 8;

  private final ByteOrder order;
  private final SortedMap<Integer, long[]> fields = new TreeMap<>();
  private int pixelBytes = 12;
  private long directoryAt = HEADER_BYTES;

  TiffFixtures(ByteOrder order) {
    this.order = order;
    set(256, 4).set(257, 3).set(258, 8).set(259, 1).set(262, 1).set(277, 1).set(278, 3);
    set(273, -1).set(279, -1);
  }

  static TiffFixtures grey() {
    return new TiffFixtures(ByteOrder.LITTLE_ENDIAN);
  }

  static TiffFixtures rgb() {
    return grey().set(258, 8, 8, 8).set(262, 2).set(277, 3).pixelBytes(36);
  }

  /** In a value of tags 273, 279, 324 or 325, -1 is where the pixels are, or all their bytes. */
  TiffFixtures set(int tag, long... values) {
    fields.put(tag, values);
    return this;
  }

  TiffFixtures without(int tag) {
    fields.remove(tag);
    return this;
  }

  TiffFixtures pixelBytes(int count) {
    pixelBytes = count;
    return this;
  }

  TiffFixtures directoryAt(long offset) {
    directoryAt = offset;
    return this;
  }

  byte[] toArray() {
    long valuesAt = HEADER_BYTES + 2 + 12L * fields.size() + 4;
    long pixelsAt = valuesAt + outOfLineBytes();
    ByteAssembly out = new ByteAssembly(order);
    ByteAssembly values = new ByteAssembly(order);
    out.latin1(order == ByteOrder.BIG_ENDIAN ? "MM\0*" : "II*\0").u32(directoryAt);
    out.u16(fields.size());
    fields.forEach(
        (tag, numbers) -> {
          out.u16(tag).u16(type(tag)).u32(numbers.length);
          boolean inline = bytes(tag, numbers) <= 4;
          ByteAssembly target = inline ? out : values;
          if (!inline) {
            out.u32(valuesAt + values.size());
          }
          int before = target.size();
          for (long number : numbers) {
            put(target, tag, number >= 0 ? number : placed(tag, pixelsAt));
          }
          target.zeros(inline ? 4 - (target.size() - before) : 0);
        });
    return out.u32(0).bytes(values.toArray()).zeros(pixelBytes).toArray();
  }

  private long placed(int tag, long pixelsAt) {
    return tag == 273 || tag == 324 ? pixelsAt : pixelBytes;
  }

  private void put(ByteAssembly target, int tag, long number) {
    if (type(tag) == SHORT) {
      target.u16((int) number);
    } else {
      target.u32(number);
    }
  }

  private int outOfLineBytes() {
    return fields.entrySet().stream()
        .mapToInt(field -> bytes(field.getKey(), field.getValue()))
        .filter(bytes -> bytes > 4)
        .sum();
  }

  private static int bytes(int tag, long[] numbers) {
    return numbers.length * (type(tag) == SHORT ? 2 : 4);
  }

  private static int type(int tag) {
    return switch (tag) {
      case 254, 256, 257, 273, 278, 279, 322, 323, 324, 325 -> LONG;
      default -> SHORT;
    };
  }
}
