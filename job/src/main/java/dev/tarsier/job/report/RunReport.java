package dev.tarsier.job.report;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a run went, small enough to be read by anything.
 *
 * @param seconds from the first task's start to the manifest; Spark's own start is not in it
 * @param reads of this run's partitions, those of earlier starts included
 * @param spread over the partitions
 * @param configuration the request's flags and values
 * @param versions of Tarsier, Spark, Java and OpenCV
 * @param rejected the first rejected images
 * @param pca of a run of features; {@link PcaReport#NONE} without
 * @param increment beside an earlier run; {@link Increment#NONE} without
 * @param usage of the processes; {@link Usage#NONE} in reports of older versions
 */
public record RunReport(
    String dataset,
    String runId,
    Counts images,
    long bytesRead,
    long bytesWritten,
    long shards,
    double seconds,
    StageSeconds stages,
    Reads reads,
    Spread spread,
    long keysRenamed,
    Map<String, String> configuration,
    Map<String, String> versions,
    List<RejectedImage> rejected,
    PcaReport pca,
    Increment increment,
    Usage usage) {
  /** Keeps {@code report.json} far below the 64 KB that a Workflows step is given. */
  public static final int REJECTED_LISTED = 50;

  public RunReport {
    configuration = Map.copyOf(configuration);
    versions = Map.copyOf(versions);
    rejected = List.copyOf(rejected);
  }

  /** The same run once images have been taken out of it: times and bytes are what they were. */
  public RunReport without(Set<String> paths, Counts counts, long shardsLeft) {
    return new RunReport(
        dataset,
        runId,
        counts,
        bytesRead,
        bytesWritten,
        shardsLeft,
        seconds,
        stages,
        reads,
        spread,
        keysRenamed,
        configuration,
        versions,
        rejected.stream().filter(image -> !paths.contains(image.path())).toList(),
        pca,
        increment,
        usage);
  }

  /** Images that this start has worked on, resumed ones left out, each second; 0 in no time. */
  public double imagesPerSecond() {
    return seconds > 0 ? (images.taken() - spread.resumedImages()) / seconds : 0;
  }

  /**
   * How even the partitions were.
   *
   * @param partitions all of them
   * @param resumed finished by an earlier start of the same run
   * @param resumedImages in those
   * @param minimumSeconds of the shortest, and so on
   */
  public record Spread(
      int partitions,
      int resumed,
      long resumedImages,
      double minimumSeconds,
      double medianSeconds,
      double maximumSeconds) {}
}
