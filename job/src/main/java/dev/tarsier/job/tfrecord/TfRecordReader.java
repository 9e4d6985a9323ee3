package dev.tarsier.job.tfrecord;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads a TFRecord file record by record and holds each to both of its checksums. GZIP is known by
 * its content. Memory holds one record: as much of it as has come, and never more than was allowed,
 * whatever length the file claims. Used by one thread.
 */
public final class TfRecordReader implements AutoCloseable {
  /** Far more than an image of 100 megapixels takes. */
  public static final int LONGEST = 1 << 29;

  private static final int FIRST_BUFFER = 1 << 16;
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b, 8};

  private final InputStream in;
  private final int longest;
  private final byte[] header = new byte[RecordFrame.HEADER];
  private byte[] content = new byte[FIRST_BUFFER];
  private long offset;

  private TfRecordReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * One record.
   *
   * @param offset of its content in bytes; in the decompressed stream, where it is compressed
   * @param bytes valid until the next record; {@code length} of it count
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  public record Content(long offset, byte[] bytes, int length) {}

  /** Closes {@code in} with itself; a record longer than {@code longest} bytes is refused. */
  public static TfRecordReader open(InputStream in, int longest) throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, RecordFrame.HEADER);
    byte[] header = start.readNBytes(RecordFrame.HEADER);
    start.unread(header);
    return new TfRecordReader(isGzip(header) ? decompressed(start) : start, longest);
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, FIRST_BUFFER);
    } catch (EOFException | ZipException e) {
      throw new DamagedRecord(0, "a compressed stream that breaks off or is damaged");
    }
  }

  /** A record of 35,615 bytes starts as GZIP does: the length's checksum tells them apart. */
  private static boolean isGzip(byte[] header) {
    boolean magic =
        header.length >= GZIP_MAGIC.length
            && Arrays.equals(header, 0, GZIP_MAGIC.length, GZIP_MAGIC, 0, GZIP_MAGIC.length);
    return magic && !(header.length == RecordFrame.HEADER && isWhole(header));
  }

  private static boolean isWhole(byte[] header) {
    return fields(header).getInt(RecordFrame.LENGTH) == MaskedCrc.of(header, 0, RecordFrame.LENGTH);
  }

  private static ByteBuffer fields(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The next record; empty after the last. Throws DamagedRecord at the first thing that does not
   * belong.
   */
  public Optional<Content> next() throws IOException {
    try {
      return read();
    } catch (EOFException | ZipException e) {
      throw new DamagedRecord(offset, "a compressed stream that breaks off or is damaged");
    }
  }

  private Optional<Content> read() throws IOException {
    int read = in.readNBytes(header, 0, RecordFrame.HEADER);
    if (read == 0) {
      return Optional.empty();
    }
    if (read < RecordFrame.HEADER) {
      throw new DamagedRecord(offset, "a record header cut short");
    }
    if (!isWhole(header)) {
      throw new DamagedRecord(offset, "a record length whose checksum is wrong");
    }
    long length = fields(header).getLong(0);
    if (length < 0 || length > longest) {
      throw new DamagedRecord(
          offset,
          "a record of " + Long.toUnsignedString(length) + " bytes (more than " + longest + ")");
    }
    long start = offset + RecordFrame.HEADER;
    readContent((int) length, start);
    checkContent((int) length, start);
    offset = start + length + RecordFrame.FOOTER;
    return Optional.of(new Content(start, content, (int) length));
  }

  /** The buffer grows with what comes, not with what is claimed. */
  private void readContent(int length, long start) throws IOException {
    int filled = 0;
    while (filled < length) {
      if (filled == content.length) {
        content = Arrays.copyOf(content, (int) Math.min(length, 2L * filled));
      }
      int wanted = Math.min(length, content.length) - filled;
      int read = in.readNBytes(content, filled, wanted);
      filled += read;
      if (read < wanted) {
        throw new DamagedRecord(
            start + filled,
            "the file ends " + (length - filled) + " bytes into a record too early");
      }
    }
  }

  private void checkContent(int length, long start) throws IOException {
    byte[] footer = in.readNBytes(RecordFrame.FOOTER);
    if (footer.length < RecordFrame.FOOTER) {
      throw new DamagedRecord(start + length, "a record checksum cut short");
    }
    int says = fields(footer).getInt();
    if (says != MaskedCrc.of(content, 0, length)) {
      throw new DamagedRecord(start, "a record whose checksum is wrong");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
