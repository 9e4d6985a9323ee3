package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files belong together: {@code part-00012-00003.tar} has its rows in {@code
 * part-00012.parquet}.
 *
 * @param shards by the name of their index
 */
record Partitions(Map<String, Set<String>> shards) implements Serializable {
  private static final Pattern SHARD = Pattern.compile("(part-\\d{5,6})-\\d{5,}\\.tar");

  static Partitions of(Manifest manifest) {
    Map<String, Set<String>> shards = new HashMap<>();
    for (FileRecord shard : manifest.shards()) {
      shards.computeIfAbsent(indexOf(shard.name()), key -> new HashSet<>()).add(shard.name());
    }
    return new Partitions(shards);
  }

  Set<String> shardsOf(String index) {
    return shards.getOrDefault(index, Set.of());
  }

  /** The index of a shard; a name of another form has none of this name. */
  static String indexOf(String shard) {
    Matcher matcher = SHARD.matcher(shard);
    return (matcher.matches() ? matcher.group(1) : shard) + ".parquet";
  }
}
