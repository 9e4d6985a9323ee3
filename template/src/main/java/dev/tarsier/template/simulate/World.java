package dev.tarsier.template.simulate;

import dev.tarsier.template.plan.Assumed;
import dev.tarsier.template.plan.Range;

/**
 * What a run meets. Seconds are drawn evenly between bounds.
 *
 * @param start until the first job starts
 * @param ramp until an added node works, after that; also until a lost one is replaced
 * @param around Spark's start, the verify step and the deletion
 * @param slowness of a node's core over one of the bench: it may be one of two threads
 * @param straggling deviation of the logarithm of a task's time around its share
 * @param lossesPerHour of a spot node
 * @param listingSecondsPerPage of 1,000 objects, one page after the other
 * @param readsPerSecond of a bucket when the run begins; doubles every {@code doublingSeconds}
 * @param nodeBytesPerSecond that a node reads at the most
 */
public record World(
    Range start,
    Range ramp,
    Range around,
    Range slowness,
    double straggling,
    double lossesPerHour,
    double listingSecondsPerPage,
    double readsPerSecond,
    double doublingSeconds,
    double nodeBytesPerSecond) {

  /**
   * Start, ramp, rest and slowness as {@link Assumed} has them. A bucket begins at 5,000 reads a
   * second and wants no more than a doubling in 20 minutes (Cloud Storage, "Request rate and access
   * distribution guidelines"; read 2026-11). 250 MB/s is what Compute Engine gives the smallest
   * machines. Google publishes no rate of spot losses and no time of a listing's page: 0.05 an hour
   * and 0.15 s are assumed, as is the spread of tasks.
   */
  public static final World ASSUMED =
      new World(
          Assumed.START,
          Assumed.RAMP,
          Assumed.AROUND,
          Assumed.VCPU,
          0.15,
          0.05,
          0.15,
          5000,
          1200,
          250e6);

  /** Nothing but work: no start, no spread, no loss, no limit. For comparison. */
  public static final World IDEAL =
      new World(
          new Range(0, 0),
          new Range(0, 0),
          new Range(0, 0),
          new Range(1, 1),
          0,
          0,
          0,
          Double.POSITIVE_INFINITY,
          1,
          Double.POSITIVE_INFINITY);

  /** Reads a second that a bucket allows, so many seconds after the first. */
  double readsPerSecond(double seconds) {
    return readsPerSecond * Math.pow(2, seconds / doublingSeconds);
  }
}
