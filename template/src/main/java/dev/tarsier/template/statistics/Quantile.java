package dev.tarsier.template.statistics;

/**
 * Quantiles by the nearest rank: always a value that is there, also where some are infinite (a
 * library's interpolate, and an infinite neighbour makes that no number).
 */
public final class Quantile {
  private Quantile() {}

  /** The smallest of ascending values that at least this share, above 0, does not exceed. */
  public static double of(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
