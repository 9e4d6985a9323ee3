package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Holds a file beside shards and indexes to the manifest. */
final class ExtraCheck {
  private ExtraCheck() {}

  static Findings of(RunFiles files, FileRecord record) throws IOException {
    Findings.Log log = new Findings.Log(1);
    try (CountedInput in = files.open(record.name())) {
      in.passRest();
      if (in.bytes() != record.bytes()) {
        log.add(
            "Invalid file %s: %s bytes, the manifest says %s"
                .formatted(record.name(), in.bytes(), record.bytes()));
      } else if (!in.crc32c().equals(record.crc32c())) {
        log.add(
            "Invalid file %s: CRC32C %s, the manifest says %s"
                .formatted(record.name(), in.crc32c(), record.crc32c()));
      }
      return log.end(0, in.bytes());
    } catch (FileNotFoundException e) {
      log.add("Missing file " + record.name() + ": the manifest names it");
      return log.end(0, 0);
    }
  }
}
