package dev.tarsier.template.tune;

/**
 * An expectation with the bounds that nine of ten outcomes should keep.
 *
 * @param middle the median
 */
public record Interval(double low, double middle, double high) {
  /** Quantile of the standard normal distribution that leaves one twentieth above it. */
  static final double Z90 = 1.6448536269514722;

  public Interval times(double factor) {
    return new Interval(low * factor, middle * factor, high * factor);
  }
}
