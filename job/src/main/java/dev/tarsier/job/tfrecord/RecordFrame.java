package dev.tarsier.job.tfrecord;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands around the content of a record. Used by one thread. */
public final class RecordFrame {
  /** Bytes before the content: its length and the length's checksum. */
  public static final int HEADER = 12;

  /** Bytes behind the content: its checksum. */
  public static final int FOOTER = 4;

  static final int LENGTH = 8;

  private final ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer footer = ByteBuffer.allocate(FOOTER).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes one record; its content starts {@link #HEADER} bytes on. */
  public void write(OutputStream out, byte[] content, int length) throws IOException {
    header.putLong(0, length);
    header.putInt(LENGTH, MaskedCrc.of(header.array(), 0, LENGTH));
    footer.putInt(0, MaskedCrc.of(content, 0, length));
    out.write(header.array(), 0, HEADER);
    out.write(content, 0, length);
    out.write(footer.array(), 0, FOOTER);
  }
}
