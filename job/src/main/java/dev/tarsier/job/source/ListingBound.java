package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;

/**
 * What a listing may come to before it is refused: a bucket that somebody else fills, or a mount
 * that answers without an end, must not end in an OutOfMemoryError.
 *
 * @param seen files, also those that no glob matches and that take no memory
 * @param kept images and folders in memory at once
 */
record ListingBound(long seen, long kept) {
  private static final long MOST_SEEN = 1_000_000_000;

  /**
   * Reckoned: 170 bytes for a path of 60 characters with its size and time, and as much for the key
   * that follows from it; the rest is room.
   */
  private static final long BYTES_EACH = 400;

  /** What this JVM's heap has room for: 2.7 million a GiB. */
  static ListingBound ofThisHeap() {
    return new ListingBound(MOST_SEEN, Runtime.getRuntime().maxMemory() / BYTES_EACH);
  }

  void check(long seenNow, long keptNow, String root) {
    if (keptNow > kept) {
      throw refused("more than " + kept + " images and folders below " + root);
    }
    if (seenNow > seen) {
      throw refused("more than " + seen + " files below " + root);
    }
  }

  private static InputProblem refused(String what) {
    return new InputProblem(
        "Cannot list the source: "
            + what
            + " (does the listing ever end? split the data set by its folders, or give the driver"
            + " more memory)",
        "source.uri");
  }
}
