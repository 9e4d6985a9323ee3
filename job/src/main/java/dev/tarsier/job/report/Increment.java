package dev.tarsier.job.report;

/**
 * How a run differs from the one that it goes on from.
 *
 * @param base id of that run; empty for a run that goes on from none
 * @param unchanged images that were left as they stand there
 * @param changed images whose bytes, time or label are not what they were
 * @param retried images that had been rejected for a reason that may pass
 * @param vanished images that are no longer listed
 */
public record Increment(String base, long unchanged, long changed, long retried, long vanished) {
  public static final Increment NONE = new Increment("", 0, 0, 0, 0);

  /** Whether there is an earlier run. */
  public boolean hasBase() {
    return !base.isEmpty();
  }
}
