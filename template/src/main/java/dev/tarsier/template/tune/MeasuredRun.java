package dev.tarsier.template.tune;

/**
 * What a cluster took for a workload.
 *
 * @param seconds above 0
 * @param images that it went through; 0 where nobody says: then it was the whole workload
 */
public record MeasuredRun(Configuration configuration, double seconds, long images) {
  public MeasuredRun(Configuration configuration, double seconds) {
    this(configuration, seconds, 0);
  }

  /** The same, where nobody says, of so many: the whole workload. */
  public MeasuredRun ofAll(long all) {
    return images == 0 ? new MeasuredRun(configuration, seconds, all) : this;
  }

  /** Whether it was of all these images, as far as anybody says. */
  public boolean isOf(long all) {
    return images == 0 || images == all;
  }

  public double usd() {
    return configuration.usd(seconds);
  }
}
