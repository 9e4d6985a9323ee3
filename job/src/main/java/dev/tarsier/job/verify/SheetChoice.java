package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.util.ArrayList;
import java.util.List;

/** Which samples a contact sheet shows: evenly over the run, the same ones each time. */
final class SheetChoice {
  private SheetChoice() {}

  /** {@code number} of all samples that the manifest counts, all where there are no more. */
  static List<ShardWork> of(List<FileRecord> shards, int number) {
    long all = shards.stream().mapToLong(FileRecord::samples).sum();
    long chosen = Math.min(number, all);
    List<ShardWork> work = new ArrayList<>();
    long before = 0;
    long nth = 0;
    for (FileRecord shard : shards) {
      List<Long> shown = new ArrayList<>();
      while (nth < chosen && middle(nth, chosen, all) < before + shard.samples()) {
        shown.add(middle(nth++, chosen, all) - before);
      }
      work.add(new ShardWork(shard, shown));
      before += shard.samples();
    }
    return work;
  }

  /** The middle of the {@code nth} of {@code chosen} equal parts. */
  private static long middle(long nth, long chosen, long all) {
    return (long) ((nth + 0.5) * all / chosen);
  }
}
