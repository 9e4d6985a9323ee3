package dev.tarsier.template.emulator.storage;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What tells one state of a file from another, as for make and rsync.
 *
 * @param modified nanoseconds since 1970
 */
record FileStamp(long bytes, long modified) {
  static FileStamp of(BasicFileAttributes attributes) {
    return new FileStamp(
        attributes.size(),
        ChronoUnit.NANOS.between(Instant.EPOCH, attributes.lastModifiedTime().toInstant()));
  }

  String text() {
    return bytes + " bytes of " + modified;
  }

  /** A generation for a file that came without: microseconds, as real generations look. */
  long generation() {
    return Math.max(1, modified / 1000);
  }
}
