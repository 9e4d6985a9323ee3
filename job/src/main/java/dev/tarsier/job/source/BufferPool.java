package dev.tarsier.job.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Byte arrays for whole files, used again: a fresh megabyte an image is what fills old heaps. */
final class BufferPool {
  private static final int SMALLEST = 64 << 10;
  private static final int KEPT = 64;

  private final Deque<byte[]> free = new ArrayDeque<>();

  /** An array of at least this many bytes. */
  synchronized byte[] take(int bytes) {
    for (Iterator<byte[]> each = free.iterator(); each.hasNext(); ) {
      byte[] candidate = each.next();
      // Not one far too large: the window counts files, not arrays.
      if (candidate.length >= bytes && candidate.length / 4 <= Math.max(bytes, SMALLEST)) {
        each.remove();
        return candidate;
      }
    }
    return new byte[Math.max(SMALLEST, bytes + bytes / 4)];
  }

  synchronized void give(byte[] buffer) {
    if (free.size() == KEPT) {
      free.removeLast();
    }
    free.addFirst(buffer);
  }
}
