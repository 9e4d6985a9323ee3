package dev.tarsier.job.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Some measurements of one thing, in short.
 *
 * @param count of the measurements
 * @param median the mean of the middle two, where there are two
 * @param deviation with the denominator {@code count - 1}; 0 for a single one
 */
public record Summary(int count, double mean, double median, double deviation) {
  /** Throws IllegalArgumentException where there is no number, or one that is not finite. */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Missing measurements (at least one is needed)");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double mean = 0;
    for (double value : sorted) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("Invalid measurement: " + value);
      }
      mean += value / sorted.length;
    }
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    double deviation = sorted.length == 1 ? 0 : Math.sqrt(squares / (sorted.length - 1));
    return new Summary(sorted.length, mean, median, deviation);
  }

  /**
   * Where the mean of many such measurements lies with a confidence of {@code level}, by Student's
   * t; empty for a single one, which tells nothing about how much they differ.
   */
  public Optional<Interval> interval(double level) {
    if (count < 2) {
      return Optional.empty();
    }
    double half = quantile(level, count - 1) * deviation / Math.sqrt(count);
    return Optional.of(new Interval(mean - half, mean + half));
  }

  /** How many standard errors on either side hold a share of {@code level}. */
  static double quantile(double level, double degrees) {
    return new TDistribution(degrees).inverseCumulativeProbability(0.5 + level / 2);
  }
}
