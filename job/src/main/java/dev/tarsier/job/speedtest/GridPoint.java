package dev.tarsier.job.speedtest;

import dev.tarsier.job.report.SpeedPoint;
import java.io.Serializable;

/**
 * One measurement to be made.
 *
 * @param order in which it is started, from 1
 * @param start a number that picks where in the sample it begins; the same for points that differ
 *     in format and decoding only, so that they read the same images
 */
record GridPoint(
    SpeedFormat format,
    boolean decode,
    int batchSize,
    int batchCount,
    int repetition,
    int order,
    int start)
    implements Serializable {
  long images() {
    return (long) batchSize * batchCount;
  }

  SpeedPoint measured(long bytes, long requests, double seconds, SpeedPoint.Stages stages) {
    return new SpeedPoint(
        format.keyword(),
        decode,
        batchSize,
        batchCount,
        repetition,
        order,
        SpeedPoint.State.MEASURED,
        "",
        images(),
        bytes,
        requests,
        seconds,
        stages);
  }

  /** Without a measurement, because of {@code error}. */
  SpeedPoint without(SpeedPoint.State state, String error) {
    return new SpeedPoint(
        format.keyword(),
        decode,
        batchSize,
        batchCount,
        repetition,
        order,
        state,
        error,
        0,
        0,
        0,
        0,
        SpeedPoint.Stages.NONE);
  }
}
