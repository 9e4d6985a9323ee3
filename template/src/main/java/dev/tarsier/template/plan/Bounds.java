package dev.tarsier.template.plan;

/** A figure as it is expected, and as it may be. */
public record Bounds(double low, double expected, double high) {
  /** Costs need not grow with time: late secondary workers work less. */
  static Bounds around(double one, double expected, double other) {
    return new Bounds(
        Math.min(expected, Math.min(one, other)),
        expected,
        Math.max(expected, Math.max(one, other)));
  }

  Bounds dividedBy(double divisor) {
    return new Bounds(low / divisor, expected / divisor, high / divisor);
  }

  Bounds plus(Range range) {
    return new Bounds(low + range.low(), expected + range.middle(), high + range.high());
  }
}
