package dev.tarsier.template.emulator.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Content on its way to becoming an object; checksums are counted as it comes. */
final class Draft implements Closeable {
  private final Path file;
  private final OutputStream stream;
  private final Checksums checksums = new Checksums();
  private final List<Hashes> counted = new ArrayList<>(1);
  private long bytes;

  /** Begins an empty file. */
  Draft(Path file) throws IOException {
    this.file = file;
    this.stream = Files.newOutputStream(file);
  }

  Path file() {
    return file;
  }

  long bytes() {
    return bytes;
  }

  /** Of all that is written; nothing is written after. */
  Hashes hashes() {
    if (counted.isEmpty()) {
      counted.add(checksums.hashes());
    }
    return counted.get(0);
  }

  void write(byte[] buffer, int offset, int count) throws IOException {
    stream.write(buffer, offset, count);
    checksums.update(buffer, offset, count);
    bytes += count;
  }

  /** Takes at most {@code most} bytes. */
  void take(InputStream source, long most) throws IOException {
    byte[] buffer = new byte[1 << 17];
    long left = most;
    while (left > 0) {
      int count = source.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        return;
      }
      write(buffer, 0, count);
      left -= count;
    }
  }

  /** For what writes by itself. */
  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        Draft.this.write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] buffer, int offset, int count) throws IOException {
        Draft.this.write(buffer, offset, count);
      }
    };
  }

  /** The file is whole, and moved soon. */
  void finish() throws IOException {
    stream.close();
  }

  /** Removes the file where it has not become an object. */
  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(file);
  }
}
