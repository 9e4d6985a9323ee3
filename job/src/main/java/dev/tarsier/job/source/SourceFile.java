package dev.tarsier.job.source;

import java.io.Serializable;

/**
 * A file as the listing found it.
 *
 * @param path relative to the source, or a whole URI for an inventory's entry outside it
 * @param modifiedMillis since 1970, 0 where the listing does not tell
 */
public record SourceFile(String path, long bytes, long modifiedMillis) implements Serializable {
  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
