package dev.tarsier.job;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What a reader of a hostile input may take of memory, whatever lengths the input claims. */
public final class Allowance {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allowance() {}

  /** Something that reads; what it may throw, it catches. */
  @FunctionalInterface
  public interface Reading {
    void run() throws Exception;
  }

  /**
   * Throws AssertionError when this thread allocates more than {@code mostMebibytes} in it, twice
   * running: the first time it may have loaded classes.
   */
  public static void hold(int mostMebibytes, Reading reading) throws Exception {
    if (mebibytes(reading) > mostMebibytes) {
      long again = mebibytes(reading);
      if (again > mostMebibytes) {
        throw new AssertionError(again + " MiB allocated, " + mostMebibytes + " allowed");
      }
    }
  }

  private static long mebibytes(Reading reading) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    reading.run();
    return (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
  }
}
