package dev.tarsier.template.tune;

import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Measured over modelled times, by their logarithms.
 *
 * @param deviation of one, with n - 1
 */
record Ratios(int count, double mean, double deviation) {

  /** {@code runs} are two or more. */
  static Ratios of(List<Compared> runs) {
    double[] logs =
        runs.stream().mapToDouble(run -> Math.log(run.seconds() / run.modelled())).toArray();
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    double mean = sum / logs.length;
    double squares = 0;
    for (double log : logs) {
      squares += (log - mean) * (log - mean);
    }
    return new Ratios(logs.length, mean, Math.sqrt(squares / (logs.length - 1)));
  }

  /** That of one more run; the bounds hold nine of ten, by Student's t. */
  Interval next() {
    double quantile = new TDistribution(count - 1).inverseCumulativeProbability(0.95);
    double half = quantile * deviation * Math.sqrt(1 + 1.0 / count);
    return new Interval(Math.exp(mean - half), Math.exp(mean), Math.exp(mean + half));
  }
}
