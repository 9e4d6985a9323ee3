package dev.tarsier.template.emulator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Checksums of files, counted when they are asked for and kept while the file stays the same. */
final class ObjectHashes {
  private static final int KEPT = 10_000;

  /**
   * Both in base64, as Cloud Storage gives them.
   *
   * @param crc32c big-endian
   */
  record Hashes(String md5, String crc32c) {}

  private record Key(Path file, long bytes, long modifiedMicroseconds) {}

  private final Map<Key, Hashes> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Hashes> eldest) {
          return size() > KEPT;
        }
      };

  Hashes of(Path file, long bytes, long modifiedMicroseconds) throws IOException {
    Key key = new Key(file, bytes, modifiedMicroseconds);
    synchronized (known) {
      Hashes hashes = known.get(key);
      if (hashes != null) {
        return hashes;
      }
    }
    Hashes hashes = count(file, bytes);
    synchronized (known) {
      known.put(key, hashes);
    }
    return hashes;
  }

  /** Of the first {@code bytes} only: a file that grows has then hashes that fit its size. */
  private static Hashes count(Path file, long bytes) throws IOException {
    MessageDigest md5 = md5();
    CRC32C crc32c = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream stream = Files.newInputStream(file)) {
      long left = bytes;
      while (left > 0) {
        int count = stream.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          break;
        }
        md5.update(buffer, 0, count);
        crc32c.update(buffer, 0, count);
        left -= count;
      }
    }
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
