package dev.tarsier.template.plan;

/** A figure that is known no better than this. */
public record Range(double low, double high) {
  Range plus(Range other) {
    return new Range(low + other.low, high + other.high);
  }

  Range dividedBy(double divisor) {
    return new Range(low / divisor, high / divisor);
  }
}
