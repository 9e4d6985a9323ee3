package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Outcome;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

/** What tasks count while they run; it reaches the driver with the executors' heartbeats. */
public final class ProgressCounters implements Serializable {
  private static final long serialVersionUID = 1;
  static final String WRITTEN = "tarsier.images.written";
  static final String REJECTED = "tarsier.images.rejected";
  static final String BYTES_READ = "tarsier.bytes.read";

  private final LongAccumulator written;
  private final LongAccumulator rejected;
  private final LongAccumulator bytesRead;

  public ProgressCounters(JavaSparkContext spark) {
    this.written = spark.sc().longAccumulator(WRITTEN);
    this.rejected = spark.sc().longAccumulator(REJECTED);
    this.bytesRead = spark.sc().longAccumulator(BYTES_READ);
  }

  /** Counts an image and the bytes that were read for it. */
  public void count(Outcome outcome, long bytes) {
    if (outcome instanceof Outcome.Written) {
      written.add(1);
    } else if (outcome instanceof Outcome.Rejected) {
      rejected.add(1);
    }
    bytesRead.add(bytes);
  }

  /** Counts samples that were found in their shards, of a run that is looked at again. */
  public void countFound(long samples, long bytes) {
    written.add(samples);
    bytesRead.add(bytes);
  }

  /** What tasks that succeeded have counted; for the driver, final once Spark's job has ended. */
  Map<String, Long> totals() {
    return Map.of(
        WRITTEN, written.value(), REJECTED, rejected.value(), BYTES_READ, bytesRead.value());
  }
}
