package dev.tarsier.job.source;

/**
 * How many reads a task needs in flight so that its core never waits for one. By Little's law that
 * is the time of a read over the time that the core spends on an image, and one more. Both are
 * averages that forget, and the time of a read gets a margin of its deviations, as the timeout of
 * TCP does (RFC 6298; its gains of 1/8 and 1/4, half of its margin: here a late read costs a wait
 * and no second read). Reads that are slow because they share a link raise it too, up to the most.
 */
final class ReadDepth {
  private static final double GAIN = 1 / 8.0;
  private static final double GAIN_OF_DEVIATION = 1 / 4.0;
  private static final double MARGIN = 2;

  /** No less, so that one slow read among fast ones is not waited for. */
  private static final int LEAST = 2;

  private final int most;
  private final int first;
  private double readNanos;
  private double deviation;
  private double workNanos;

  /**
   * Knows nothing yet.
   *
   * @param first in flight until times are known
   * @param most in flight ever
   */
  ReadDepth(int first, int most) {
    this.first = first;
    this.most = most;
  }

  /** A read has ended after so long. */
  synchronized void read(long nanos) {
    if (readNanos == 0) {
      readNanos = nanos;
      deviation = nanos / 2.0;
      return;
    }
    deviation += GAIN_OF_DEVIATION * (Math.abs(nanos - readNanos) - deviation);
    readNanos += GAIN * (nanos - readNanos);
  }

  /** The core was busy with an image for so long. */
  synchronized void worked(long nanos) {
    workNanos = workNanos == 0 ? nanos : workNanos + GAIN * (nanos - workNanos);
  }

  /** Reads to have in flight now. */
  synchronized int inFlight() {
    if (readNanos == 0 || workNanos == 0) {
      return first;
    }
    double needed = Math.ceil((readNanos + MARGIN * deviation) / workNanos) + 1;
    return (int) Math.min(most, Math.max(Math.min(LEAST, most), needed));
  }
}
