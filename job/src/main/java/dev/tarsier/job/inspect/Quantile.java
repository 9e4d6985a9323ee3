package dev.tarsier.job.inspect;

/** Quantiles by the nearest rank: always a value that is there. */
final class Quantile {
  private Quantile() {}

  /** Of ascending values; 0 when there are none. */
  static double of(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }
}
