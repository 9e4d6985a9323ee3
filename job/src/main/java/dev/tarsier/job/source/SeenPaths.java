package dev.tarsier.job.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Which paths a first look at a source has found, in eight bytes each, so that a second look need
 * not keep them. Two paths of a million share a hash with a chance of one in thirty million; the
 * second of them would only not be looked for.
 */
final class SeenPaths implements Serializable {
  private static final long serialVersionUID = 1;

  static final SeenPaths NONE = new SeenPaths(new long[0]);

  private final long[] hashes;

  private SeenPaths(long[] hashes) {
    this.hashes = hashes;
  }

  static SeenPaths of(List<SourceFile> files) {
    long[] hashes = files.stream().mapToLong(file -> hash(file.path())).toArray();
    Arrays.sort(hashes);
    return new SeenPaths(hashes);
  }

  boolean contains(String path) {
    return Arrays.binarySearch(hashes, hash(path)) >= 0;
  }

  /** FNV-1a of 64 bits, over characters (http://www.isthe.com/chongo/tech/comp/fnv/). */
  private static long hash(String path) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
