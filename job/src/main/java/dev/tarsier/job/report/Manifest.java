package dev.tarsier.job.report;

import java.util.List;

/**
 * The truth about a run: what it does not name is not part of the data set.
 *
 * @param requestHash of the request that made it
 * @param labels class number to label, in order; empty without labels
 */
public record Manifest(
    String dataset,
    String runId,
    String requestHash,
    ListingSummary listing,
    Counts counts,
    List<String> labels,
    List<FileRecord> shards,
    List<FileRecord> indexes) {
  public Manifest {
    labels = List.copyOf(labels);
    shards = List.copyOf(shards);
    indexes = List.copyOf(indexes);
  }
}
