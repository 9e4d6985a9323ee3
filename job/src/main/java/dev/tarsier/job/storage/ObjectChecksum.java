package dev.tarsier.job.storage;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FileStatus;

/**
 * The CRC32C that Cloud Storage keeps of an object. The connector has it where it was asked for
 * (gcs-connector 4.0.4, class files read 2026-11), and checks no checksum itself when it reads over
 * HTTP. The job is built without the connector, so it is asked by name: {@code
 * GoogleHadoopFileStatus.getFileInfo().getCrc32cChecksum()}, four bytes, the highest first.
 */
public final class ObjectChecksum {
  /** Nothing is known; of four billion objects that have a checksum one has this one too. */
  public static final int UNKNOWN = 0;

  private ObjectChecksum() {}

  /** {@link #UNKNOWN} where the file system tells none, and of a connector of another build. */
  public static int of(FileStatus status) {
    if (status instanceof ChecksummedListing.Status known) {
      return known.crc32c();
    }
    try {
      Method info = status.getClass().getDeclaredMethod("getFileInfo");
      info.setAccessible(true);
      Method checksum = info.getReturnType().getMethod("getCrc32cChecksum");
      return number((byte[]) checksum.invoke(info.invoke(status)));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return UNKNOWN;
    }
  }

  /** Of the connector's bytes, which may be null. */
  static int number(byte[] bytes) {
    return bytes == null || bytes.length != Integer.BYTES
        ? UNKNOWN
        : ByteBuffer.wrap(bytes).getInt();
  }
}
