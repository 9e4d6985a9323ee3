package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What verifying has to know of one output format; one implementation each. */
interface ShardFormat {
  /** Every format that a run may have written. */
  List<ShardFormat> ALL = List.of(new TarShards(), new TfRecordShards(), new ParquetShards());

  /** The partition whose shard has this name; empty when the name is not of this format. */
  OptionalInt partition(String shard);

  /**
   * Starts to read a shard. Whatever the reader leaves unread of {@code in} is passed by the caller
   * afterwards, so that size and checksum are those of the whole file.
   *
   * @param in the shard from its first byte, for formats that are read as a stream
   * @param files for those that are not
   */
  ShardReader open(RunFiles files, FileRecord record, CountedInput in) throws IOException;

  /** The format of a shard by its name. */
  static Optional<ShardFormat> of(String shard) {
    return ALL.stream().filter(format -> format.partition(shard).isPresent()).findFirst();
  }
}
