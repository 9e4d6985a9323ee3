package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.sink.TfRecordName;
import java.io.IOException;
import java.util.OptionalInt;

/** {@code eyes-00012-of-00128.tfrecord}: the one shard of partition 12. */
final class TfRecordShards implements ShardFormat {
  @Override
  public OptionalInt partition(String shard) {
    return TfRecordName.partition(shard);
  }

  @Override
  public ShardReader open(RunFiles files, FileRecord record, CountedInput in) throws IOException {
    return TfRecordSamples.open(in);
  }
}
