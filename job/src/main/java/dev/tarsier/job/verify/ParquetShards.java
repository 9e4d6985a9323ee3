package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.sink.HiveFolder;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code part-00012-00003.parquet}: the fourth shard of partition 12; or {@code
 * label=left/part-00012-00003.parquet}, its fourth with images of that label.
 */
final class ParquetShards implements ShardFormat {
  private static final Pattern NAME =
      Pattern.compile("(?:label=([^/]+)/)?part-(\\d{5,6})-\\d{5,9}\\.parquet");

  @Override
  public OptionalInt partition(String shard) {
    Matcher matcher = NAME.matcher(shard);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(2)))
        : OptionalInt.empty();
  }

  @Override
  public ShardReader open(RunFiles files, FileRecord record, CountedInput in) throws IOException {
    Matcher matcher = NAME.matcher(record.name());
    boolean labelled = matcher.matches() && matcher.group(1) != null;
    return new ParquetRows(
        files, record, labelled ? HiveFolder.value(matcher.group(1)) : ParquetRows.IN_A_COLUMN);
  }
}
