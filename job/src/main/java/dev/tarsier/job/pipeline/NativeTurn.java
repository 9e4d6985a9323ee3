package dev.tarsier.job.pipeline;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may be in native code at the same time in one process. Images go together, as many as there
 * are cores; a suspected one goes alone, so that a death while it is there is nobody else's doing.
 */
final class NativeTurn {
  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock(true);

  private NativeTurn() {}

  static Lock of(boolean suspected) {
    return suspected ? LOCK.writeLock() : LOCK.readLock();
  }
}
