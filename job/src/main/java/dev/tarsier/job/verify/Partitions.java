package dev.tarsier.job.verify;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which files belong together: {@code part-00012-00003.tar} has its rows in {@code
 * part-00012.parquet}.
 *
 * @param shards by the name of their index
 */
record Partitions(Map<String, Set<String>> shards) implements Serializable {
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

  /** The index of a shard; a name of no known format has none of this name. */
  static String indexOf(String shard) {
    return ShardFormat.of(shard)
        .map(
            format ->
                String.format(Locale.ROOT, "part-%05d.parquet", format.partition(shard).getAsInt()))
        .orElse(shard + ".parquet");
  }
}
