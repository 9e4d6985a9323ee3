package dev.tarsier.template.emulator.run;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares the cores of this machine among jobs. A job that comes alone gets them all; one that comes
 * later gets those that are free, or one that it shares. So as many jobs run side by side as there
 * are cores, and no more.
 */
final class CoreBudget {
  private final int cores;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private int taken;
  private int jobs;

  CoreBudget(int cores) {
    this.cores = cores;
  }

  /** Cores of one job until it is closed. */
  final class Lease implements AutoCloseable {
    private final int size;

    private Lease(int size) {
      this.size = size;
    }

    int cores() {
      return size;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        taken -= size;
        jobs--;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Waits for a place; empty when the job is stopped before it has one. */
  Optional<Lease> take(Stop stop) throws InterruptedException {
    stop.whenRequested(this::wake);
    lock.lock();
    try {
      while (jobs == cores && !stop.isRequested()) {
        changed.await();
      }
      if (stop.isRequested()) {
        return Optional.empty();
      }
      Lease lease = new Lease(Math.max(1, cores - taken));
      taken += lease.size;
      jobs++;
      return Optional.of(lease);
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
