package dev.tarsier.template.plan;

/** A figure that is known no better than this. */
public record Range(double low, double high) {
  double middle() {
    return (low + high) / 2;
  }
}
