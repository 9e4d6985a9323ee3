package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code part-00012-00003.tar}: the fourth shard of partition 12. */
final class TarShards implements ShardFormat {
  private static final Pattern NAME = Pattern.compile("part-(\\d{5,6})-\\d{5,9}\\.tar");

  @Override
  public OptionalInt partition(String shard) {
    Matcher matcher = NAME.matcher(shard);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  @Override
  public ShardReader open(RunFiles files, FileRecord record, CountedInput in) {
    return new TarSamples(in);
  }
}
