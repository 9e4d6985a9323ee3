package dev.tarsier.job.accept;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts together the bytes of a fixture, number by number. */
final class ByteAssembly {
  private final ByteOrder order;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteAssembly(ByteOrder order) {
    this.order = order;
  }

  static ByteAssembly bigEndian() {
    return new ByteAssembly(ByteOrder.BIG_ENDIAN);
  }

  static ByteAssembly littleEndian() {
    return new ByteAssembly(ByteOrder.LITTLE_ENDIAN);
  }

  ByteAssembly bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  ByteAssembly bytes(byte[] values) {
    out.writeBytes(values);
    return this;
  }

  ByteAssembly latin1(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  ByteAssembly zeros(int count) {
    return bytes(new byte[count]);
  }

  ByteAssembly u16(int value) {
    return bytes(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
  }

  ByteAssembly u32(long value) {
    return bytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
  }

  int size() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
