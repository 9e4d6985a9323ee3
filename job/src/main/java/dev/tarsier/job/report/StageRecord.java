package dev.tarsier.job.report;

import java.util.List;

/**
 * What a step after the partitions leaves behind. Its presence is what "finished" means there.
 *
 * @param files named from the run folder
 */
public record StageRecord(List<FileRecord> files) {
  public StageRecord {
    files = List.copyOf(files);
  }
}
