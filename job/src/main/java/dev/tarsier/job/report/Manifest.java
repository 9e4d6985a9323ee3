package dev.tarsier.job.report;

import java.util.List;

/**
 * The truth about a run: what it does not name is not part of the data set.
 *
 * @param requestHash of the request that made it
 * @param shuffleSeed of the order of samples and index rows ({@code request.PathOrder}); -1 for
 *     that of the paths
 * @param labels class number to label, in order; empty without labels
 * @param extras files of the run beside shards and indexes, such as a vocabulary or a model; names
 *     are relative to the run folder, and samples what the file itself counts, 0 where it counts
 *     nothing
 * @param erased what has been taken out since; {@link Erasure#NONE} for nothing
 */
public record Manifest(
    String dataset,
    String runId,
    String requestHash,
    ListingSummary listing,
    long shuffleSeed,
    Counts counts,
    List<String> labels,
    List<FileRecord> shards,
    List<FileRecord> indexes,
    List<FileRecord> extras,
    Erasure erased) {
  public Manifest {
    labels = List.copyOf(labels);
    shards = List.copyOf(shards);
    indexes = List.copyOf(indexes);
    extras = List.copyOf(extras);
  }

  /** What the source holds of what the run accounts for. */
  public ListingSummary remaining() {
    return erased.images() == 0 ? listing : erased.remaining();
  }
}
