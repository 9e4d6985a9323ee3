package dev.tarsier.job.report;

import java.util.List;

/**
 * What a finished partition leaves behind. Its presence is what "finished" means.
 *
 * @param partition from 0
 * @param shards in order
 * @param index the partition's index file
 * @param rejected the first few rejected images; the index has all
 * @param keysRenamed samples whose key had to differ from their file name to stay unique
 */
public record PartitionRecord(
    int partition,
    List<FileRecord> shards,
    FileRecord index,
    Counts counts,
    long bytesRead,
    double seconds,
    StageSeconds stages,
    Reads reads,
    List<RejectedImage> rejected,
    List<Thumbnail> thumbnails,
    long keysRenamed) {
  /** Keeps a record small however broken its images are. */
  public static final int REJECTED_LISTED = 20;

  public PartitionRecord {
    shards = List.copyOf(shards);
    rejected = List.copyOf(rejected);
    thumbnails = List.copyOf(thumbnails);
  }

  /** The same with another index file of equal rows. */
  public PartitionRecord withIndex(FileRecord standing) {
    return new PartitionRecord(
        partition,
        shards,
        standing,
        counts,
        bytesRead,
        seconds,
        stages,
        reads,
        rejected,
        thumbnails,
        keysRenamed);
  }

  public long bytesWritten() {
    return shards.stream().mapToLong(FileRecord::bytes).sum();
  }
}
