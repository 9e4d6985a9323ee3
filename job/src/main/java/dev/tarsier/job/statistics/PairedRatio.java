package dev.tarsier.job.statistics;

import java.util.Optional;

/**
 * By how much the first of two is larger, from measurements in pairs that are alike in all else:
 * the mean of the logarithms of their quotients and its interval, both made quotients again.
 *
 * @param ratio the geometric mean of the quotients
 */
public record PairedRatio(int pairs, double ratio, Interval interval) {
  /**
   * {@code above[i]} and {@code below[i]} are a pair, both positive. Empty for fewer than two
   * pairs; throws IllegalArgumentException for what is no list of pairs of positive numbers.
   */
  public static Optional<PairedRatio> of(double[] above, double[] below, double level) {
    if (above.length != below.length) {
      throw new IllegalArgumentException(
          "Invalid pairs: " + above.length + " and " + below.length + " measurements");
    }
    if (above.length < 2) {
      return Optional.empty();
    }
    double[] logarithms = new double[above.length];
    for (int i = 0; i < above.length; i++) {
      if (!(above[i] > 0 && below[i] > 0)) {
        throw new IllegalArgumentException(
            "Invalid pair: " + above[i] + " and " + below[i] + " (both must be positive)");
      }
      logarithms[i] = Math.log(above[i] / below[i]);
    }
    Summary summary = Summary.of(logarithms);
    Interval interval = summary.interval(level).orElseThrow();
    return Optional.of(
        new PairedRatio(
            above.length,
            Math.exp(summary.mean()),
            new Interval(Math.exp(interval.low()), Math.exp(interval.high()))));
  }

  /** Whether the measurements tell the two apart. */
  public boolean differ() {
    return !interval.holds(1);
  }
}
