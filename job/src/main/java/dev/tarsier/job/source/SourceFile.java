package dev.tarsier.job.source;

import dev.tarsier.job.storage.ObjectChecksum;
import java.io.Serializable;

/**
 * A file as the listing found it.
 *
 * @param path relative to the source, or a whole URI for an inventory's entry outside it
 * @param modifiedMillis since 1970, 0 where the listing does not tell
 * @param crc32c of its bytes, {@link ObjectChecksum#UNKNOWN} where the listing does not tell
 */
public record SourceFile(String path, long bytes, long modifiedMillis, int crc32c)
    implements Serializable {
  /** Of a listing that tells no checksum. */
  public SourceFile(String path, long bytes, long modifiedMillis) {
    this(path, bytes, modifiedMillis, ObjectChecksum.UNKNOWN);
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
