package dev.tarsier.job.source;

import dev.tarsier.job.report.Reads;

/** Counts reads of many threads. */
final class ReadCounts {
  private static final double NANOS = 1e9;

  private long opened;
  private long repeated;
  private long nanos;
  private int inFlight;
  private int mostInFlight;

  /** A read begins; {@code attempt} from 1. */
  synchronized void begin(int attempt) {
    opened++;
    repeated += attempt > 1 ? 1 : 0;
    inFlight++;
    mostInFlight = Math.max(mostInFlight, inFlight);
  }

  /** It has ended, well or not, after so long. */
  synchronized void end(long tookNanos) {
    inFlight--;
    nanos += tookNanos;
  }

  synchronized Reads soFar() {
    return new Reads(opened, repeated, nanos / NANOS, mostInFlight);
  }
}
