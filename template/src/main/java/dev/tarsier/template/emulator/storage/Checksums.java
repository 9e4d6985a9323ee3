package dev.tarsier.template.emulator.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32C;

/** Counts both checksums of what passes by. */
final class Checksums {
  private final MessageDigest md5 = md5();
  private final CRC32C crc32c = new CRC32C();

  void update(byte[] buffer, int offset, int count) {
    md5.update(buffer, offset, count);
    crc32c.update(buffer, offset, count);
  }

  /** Of all that passed; ends the counting. */
  Hashes hashes() {
    byte[] crc = ByteBuffer.allocate(4).putInt((int) crc32c.getValue()).array();
    Base64.Encoder base64 = Base64.getEncoder();
    return new Hashes(base64.encodeToString(md5.digest()), base64.encodeToString(crc));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Missing MD5: every Java has it", e);
    }
  }
}
