package dev.tarsier.template.tune;

/**
 * What a cluster took for a workload.
 *
 * @param seconds above 0
 */
public record MeasuredRun(Configuration configuration, double seconds) {
  public double usd() {
    return configuration.usd(seconds);
  }
}
