package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.io.Serializable;
import java.util.List;

/**
 * One shard to check.
 *
 * @param shown samples for the contact sheet, by their number in the shard
 */
record ShardWork(FileRecord shard, List<Long> shown) implements Serializable {
  ShardWork {
    shown = List.copyOf(shown);
  }
}
