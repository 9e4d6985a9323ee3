package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file being written under its attempt's name, counted and checksummed on the way. On Cloud
 * Storage the stream makes an object of whatever it has when it is closed, also after a failure;
 * that is why nothing is ever written under a final name.
 */
final class AttemptFile extends OutputStream {
  private final String name;
  private final OutputStream out;
  private final CRC32C crc = new CRC32C();
  private long bytes;
  private boolean closed;

  AttemptFile(FileSystem fileSystem, Path attemptFolder, String name) throws IOException {
    this.name = name;
    this.out = Storage.create(fileSystem, new Path(attemptFolder, name));
  }

  long bytes() {
    return bytes;
  }

  String name() {
    return name;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
    crc.update(buffer, offset, length);
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Closes the file and describes it. */
  FileRecord finish(long samples) throws IOException {
    close();
    return new FileRecord(name, bytes, samples, hex(crc.getValue()));
  }

  static String hex(long crc32c) {
    return HexFormat.of().toHexDigits((int) crc32c);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      out.close();
    }
  }
}
