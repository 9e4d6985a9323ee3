package dev.tarsier.job.sink;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;

/** Parquet shards: where a sample stands is the number of its row. */
final class RowShardRewriter implements ShardRewriter {
  private final RowRewriter rows;

  RowShardRewriter(RowRewriter rows) {
    this.rows = rows;
  }

  @Override
  public Rewritten rewrite(Path shard, String name, Set<String> stay) throws IOException {
    Map<String, Long> offsets = new HashMap<>();
    return new Rewritten(
        rows.rewriteRows(
            shard,
            name,
            row -> {
              String key = row.getString("key", 0);
              if (!stay.contains(key)) {
                return Optional.empty();
              }
              offsets.put(key, (long) offsets.size());
              return Optional.of(row);
            }),
        offsets);
  }
}
