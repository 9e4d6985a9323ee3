package dev.tarsier.template.tune;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * A normal distribution.
 *
 * @param deviation above 0
 */
record Normal(double mean, double deviation) {
  private static final NormalDistribution STANDARD = new NormalDistribution();

  Normal plus(double constant) {
    return new Normal(mean + constant, deviation);
  }

  double probabilityBelow(double value) {
    return cumulative((value - mean) / deviation);
  }

  /**
   * This being the logarithm of a cost: what the cost is expected to save, as a share of the cost
   * whose logarithm is {@code best}. The expected improvement of a log-normal variable: E[max(0, 1
   * - X/B)] = F(z) - exp(m + s^2/2 - b) F(z - s), with z = (b - m)/s.
   */
  double expectedSaving(double best) {
    double z = (best - mean) / deviation;
    double lower = Math.exp(mean + deviation * deviation / 2 - best);
    return Math.max(0, cumulative(z) - lower * cumulative(z - deviation));
  }

  private static double cumulative(double z) {
    return STANDARD.cumulativeProbability(z);
  }
}
