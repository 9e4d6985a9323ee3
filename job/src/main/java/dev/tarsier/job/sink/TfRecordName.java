package dev.tarsier.job.sink;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as TensorFlow has them: {@code eyes-00007-of-00128.tfrecord}, with {@code .gz} where GZIP
 * has compressed it.
 *
 * @param partition from 0
 * @param partitions of the run, each of which has one shard
 */
public record TfRecordName(String dataset, int partition, int partitions, boolean compressed) {
  private static final Pattern NAME =
      Pattern.compile(".+-(\\d{5,6})-of-\\d{5,6}\\.tfrecord(?:\\.gz)?");

  public String text() {
    return String.format(
        Locale.ROOT,
        "%s-%05d-of-%05d.tfrecord%s",
        dataset,
        partition,
        partitions,
        compressed ? ".gz" : "");
  }

  /** The partition that a shard of this name holds; empty for any other name. */
  public static OptionalInt partition(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
