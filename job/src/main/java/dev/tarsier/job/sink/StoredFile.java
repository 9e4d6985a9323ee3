package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file as it stands in the storage. */
final class StoredFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private StoredFile() {}

  /** Reads it from its first byte to its last; {@code name} is what the record calls it. */
  static FileRecord describe(FileSystem fileSystem, Path file, String name, long samples)
      throws IOException {
    CRC32C crc = new CRC32C();
    long bytes = 0;
    try (InputStream in = new CheckedInputStream(fileSystem.open(file), crc)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    return new FileRecord(name, bytes, samples, AttemptFile.hex(crc.getValue()));
  }
}
