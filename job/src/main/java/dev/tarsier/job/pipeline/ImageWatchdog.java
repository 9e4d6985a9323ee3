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
    private volatile int images = 1;
    private volatile long since;

    private Watch(AttemptJournal journal, Duration limit) {
      this.journal = journal;
      this.limit = limit;
    }

    void enter(int ordinal) {
      enter(ordinal, 1);
    }

    /** So many images go together, the first of them this one; each has the limit's time. */
    void enter(int ordinal, int together) {
      since = System.nanoTime();
      images = together;
      image = ordinal;
    }

    void leave() {
      image = IDLE;
    }

    private void endProcessWhenOver() {
      int watched = image;
      Duration allowed = limit.multipliedBy(images);
      if (watched != IDLE && System.nanoTime() - since > allowed.toNanos() && watched == image) {
        note(watched);
        String what = images == 1 ? "An image" : images + " images together";
        System.err.println(
            what + " stayed in native code past " + allowed + "; ending the process");
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }

    /** Of several together nobody knows which: the next attempt takes them one by one. */
    private void note(int watched) {
      try {
        if (images == 1) {
          journal.timedOut(watched);
        }
      } catch (IOException e) {
        System.err.println("Cannot note the image that ran out of time: " + e.getMessage());
      }
    }

    @Override
    public void close() {
      WATCHES.remove(this);
    }
  }
}
