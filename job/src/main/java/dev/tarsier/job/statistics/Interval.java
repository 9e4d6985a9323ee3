package dev.tarsier.job.statistics;

/** What a number lies between, as far as the measurements tell. */
public record Interval(double low, double high) {
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
