package dev.tarsier.job.pipeline;

import dev.tarsier.job.image.Processed.StageNanos;
import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.report.Thumbnail;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts and times of a partition while its task runs; the one mutable thing of a task. */
final class PartitionTally {
  private static final double NANOS = 1e9;

  private final long startNanos = System.nanoTime();
  private final Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
  private final List<RejectedImage> rejectedImages = new ArrayList<>();
  private final List<Thumbnail> thumbnails = new ArrayList<>();
  private long written;
  private long rejected;
  private long skipped;
  private long bytesRead;
  private long keysRenamed;
  private long readNanos;
  private long decodeNanos;
  private long operateNanos;
  private long encodeNanos;
  private long writeNanos;

  void count(PartitionInput.Image image, Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejection) {
      rejected++;
      reasons.merge(rejection.reason(), 1L, Long::sum);
      if (rejectedImages.size() < PartitionRecord.REJECTED_LISTED) {
        rejectedImages.add(
            new RejectedImage(image.file().path(), rejection.reason(), rejection.detail()));
      }
    } else if (outcome instanceof Outcome.Skipped) {
      skipped++;
    } else {
      written++;
      keysRenamed += hasRenamedKey(image, (Outcome.Written) outcome) ? 1 : 0;
    }
  }

  /** A format that knows samples by their paths needs no other names. */
  private static boolean hasRenamedKey(PartitionInput.Image image, Outcome.Written written) {
    return image.key().renamed() && written.placement().key().equals(image.key().text());
  }

  void read(long nanos, long bytes) {
    readNanos += nanos;
    bytesRead += bytes;
  }

  void processed(StageNanos nanos) {
    decodeNanos += nanos.decode();
    operateNanos += nanos.operate();
    encodeNanos += nanos.encode();
  }

  /** A model has run: it makes what is written, as an encoder does. */
  void ran(long nanos) {
    encodeNanos += nanos;
  }

  void wrote(long nanos) {
    writeNanos += nanos;
  }

  void show(Thumbnail thumbnail) {
    thumbnails.add(thumbnail);
  }

  int shown() {
    return thumbnails.size();
  }

  PartitionRecord record(int partition, List<FileRecord> shards, FileRecord index, Reads reads) {
    StageSeconds stages =
        new StageSeconds(
            0,
            readNanos / NANOS,
            decodeNanos / NANOS,
            operateNanos / NANOS,
            encodeNanos / NANOS,
            writeNanos / NANOS);
    return new PartitionRecord(
        partition,
        shards,
        index,
        new Counts(written, rejected, skipped, reasons),
        bytesRead,
        (System.nanoTime() - startNanos) / NANOS,
        stages,
        reads,
        rejectedImages,
        thumbnails,
        keysRenamed);
  }
}
