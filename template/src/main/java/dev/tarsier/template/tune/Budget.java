package dev.tarsier.template.tune;

/**
 * How far a search goes.
 *
 * @param starts runs that are drawn before the model has a say, at least 1
 * @param maximumRuns the starts included
 * @param maximumSeconds a run may take; infinite when it does not matter
 */
public record Budget(int starts, int maximumRuns, double maximumSeconds) {
  /** Three starts and eight runs, as long as they take. */
  public static final Budget DEFAULT = new Budget(3, 8, Double.POSITIVE_INFINITY);

  /** CherryPick's: it never stops before six runs (section 5.1). */
  static final int MINIMUM_RUNS = 6;

  /**
   * Expected saving, as a share of the best cost, below which another trial is not worth it.
   * CherryPick stops at 10 %; a log-normal model knows its own uncertainty better.
   */
  static final double WORTHWHILE = 0.005;

  boolean isUp(int runs) {
    return runs >= maximumRuns;
  }

  boolean holds(double seconds) {
    return seconds <= maximumSeconds;
  }
}
