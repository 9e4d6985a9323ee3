package dev.tarsier.job.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Reads a file once from start to end, counting and checksumming all of it on the way. */
final class CountedInput implements AutoCloseable {
  private static final int CHUNK_BYTES = 64 << 10;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final CRC32C crc = new CRC32C();
  private long bytes;

  CountedInput(InputStream in) {
    this.in = in;
  }

  /** Fills as much of {@code buffer} as the file still has; returns how much. */
  int read(byte[] buffer) throws IOException {
    int length = in.readNBytes(buffer, 0, buffer.length);
    counted(buffer, 0, length);
    return length;
  }

  /**
   * Passes up to {@code length} bytes by a checksum of their own and into {@code kept}; returns how
   * many there were.
   */
  long pass(long length, CRC32C own, OutputStream kept) throws IOException {
    long left = length;
    while (left > 0) {
      int read = in.readNBytes(chunk, 0, (int) Math.min(left, chunk.length));
      if (read == 0) {
        break;
      }
      counted(chunk, 0, read);
      own.update(chunk, 0, read);
      kept.write(chunk, 0, read);
      left -= read;
    }
    return length - left;
  }

  /** Passes all that is left; returns how many bytes that was. */
  long passRest() throws IOException {
    return pass(Long.MAX_VALUE, new CRC32C(), OutputStream.nullOutputStream());
  }

  /** The same file for those who want a stream; closing it closes nothing. */
  InputStream stream() {
    return new InputStream() {
      private final byte[] one = new byte[1];

      @Override
      public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        counted(buffer, offset, Math.max(0, read));
        return read;
      }
    };
  }

  private void counted(byte[] buffer, int offset, int length) {
    crc.update(buffer, offset, length);
    bytes += length;
  }

  /** Read so far. */
  long bytes() {
    return bytes;
  }

  /** Of all that was read so far, 8 hex digits. */
  String crc32c() {
    return hex(crc);
  }

  static String hex(CRC32C crc) {
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
