package dev.tarsier.job.pipeline;

import dev.tarsier.job.sink.AttemptJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process when an image stays in native code past the limit: a thread there cannot be
 * stopped in any other way. The journal is told first, so that the image is known to the next
 * attempt. One watching thread serves all tasks of a process.
 */
final class ImageWatchdog {
  /** EX_TEMPFAIL of sysexits.h: starting again is right. */
  static final int EXIT_CODE = 75;

  private static final long LOOK_EVERY_MILLIS = 250;
  private static final int IDLE = -1;
  private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();
  private static final Thread THREAD = start();

  private ImageWatchdog() {}

  private static Thread start() {
    Thread thread = new Thread(ImageWatchdog::look, "tarsier-watchdog");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void look() {
    while (!Thread.currentThread().isInterrupted()) {
      WATCHES.forEach(Watch::endProcessWhenOver);
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Watches one task; close it with the task. */
  static Watch watch(AttemptJournal journal, Duration limit) {
    if (!THREAD.isAlive()) {
      throw new IllegalStateException("Cannot watch images: the watching thread has ended");
    }
    Watch watch = new Watch(journal, limit);
    WATCHES.add(watch);
    return watch;
  }

  /** The watch over one task's images. */
  static final class Watch implements AutoCloseable {
    private final AttemptJournal journal;
    private final Duration limit;
    private volatile int image = IDLE;
    private volatile long since;

    private Watch(AttemptJournal journal, Duration limit) {
      this.journal = journal;
      this.limit = limit;
    }

    void enter(int ordinal) {
      since = System.nanoTime();
      image = ordinal;
    }

    void leave() {
      image = IDLE;
    }

    private void endProcessWhenOver() {
      int watched = image;
      if (watched != IDLE && System.nanoTime() - since > limit.toNanos() && watched == image) {
        try {
          journal.timedOut(watched);
        } catch (IOException e) {
          System.err.println("Cannot note the image that ran out of time: " + e.getMessage());
        }
        System.err.println("An image stayed in native code past " + limit + "; ending the process");
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }

    @Override
    public void close() {
      WATCHES.remove(this);
    }
  }
}
