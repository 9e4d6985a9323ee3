package dev.tarsier.job.report;

/**
 * What reading the images took beside the core's work. Divided by {@code opened}, seconds are the
 * latency that the source had, its body included.
 *
 * @param opened reads that were begun, each one request where the source is a bucket
 * @param repeated those of them that were made because an earlier one failed or brought wrong bytes
 * @param seconds of all reads, whether or not a core waited for them
 * @param mostInFlight reads of one task at a time, at the most
 */
public record Reads(long opened, long repeated, double seconds, int mostInFlight) {
  public static final Reads NONE = new Reads(0, 0, 0, 0);

  public Reads plus(Reads other) {
    return new Reads(
        opened + other.opened,
        repeated + other.repeated,
        seconds + other.seconds,
        Math.max(mostInFlight, other.mostInFlight));
  }
}
