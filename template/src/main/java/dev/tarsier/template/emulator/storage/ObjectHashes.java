package dev.tarsier.template.emulator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Checksums of files that were made by hand, counted when they are asked for and kept while the
 * file stays the same.
 */
final class ObjectHashes {
  private static final int KEPT = 10_000;

  private record Key(Path file, FileStamp stamp) {}

  private final Map<Key, Hashes> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Hashes> eldest) {
          return size() > KEPT;
        }
      };

  Hashes of(Path file, FileStamp stamp) throws IOException {
    Key key = new Key(file, stamp);
    synchronized (known) {
      Hashes hashes = known.get(key);
      if (hashes != null) {
        return hashes;
      }
    }
    Hashes hashes = count(file, stamp.bytes());
    synchronized (known) {
      known.put(key, hashes);
    }
    return hashes;
  }

  /** Of the first {@code bytes} only: a file that grows has then hashes that fit its size. */
  private static Hashes count(Path file, long bytes) throws IOException {
    Checksums checksums = new Checksums();
    byte[] buffer = new byte[1 << 16];
    try (InputStream stream = Files.newInputStream(file)) {
      long left = bytes;
      while (left > 0) {
        int count = stream.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          break;
        }
        checksums.update(buffer, 0, count);
        left -= count;
      }
    }
    return checksums.hashes();
  }
}
