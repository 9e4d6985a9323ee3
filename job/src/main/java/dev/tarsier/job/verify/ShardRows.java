package dev.tarsier.job.verify;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the index says of one shard.
 *
 * @param index name of the file
 * @param readable whether it could be read; else nothing can be held to it
 * @param byKey the rows by the key of their sample
 */
record ShardRows(String index, boolean readable, Map<String, IndexReader.Row> byKey) {
  /** What is wrong with the file itself is said where it is checked. */
  static ShardRows read(RunFiles files, String index, String shard, Findings.Log log) {
    Map<String, IndexReader.Row> rows = new TreeMap<>();
    try (IndexReader reader = IndexReader.ofShard(files, index, shard)) {
      for (Optional<IndexReader.Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        if (rows.put(row.get().key(), row.get()) != null) {
          log.add("Invalid index " + index + ": the key " + row.get().key() + " stands twice");
        }
      }
      return new ShardRows(index, true, rows);
    } catch (IOException | RuntimeException e) {
      return new ShardRows(index, false, Map.of());
    }
  }

  Optional<IndexReader.Row> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Keys of rows whose sample is not among {@code found}, in order. */
  Iterable<String> missing(Set<String> found) {
    return () -> byKey.keySet().stream().filter(key -> !found.contains(key)).iterator();
  }
}
