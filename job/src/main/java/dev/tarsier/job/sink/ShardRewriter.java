package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Writes shards of a finished run again without some of their samples. What stays keeps its bytes
 * and its order; a shard from which nothing is taken would come out byte for byte as it was.
 */
public interface ShardRewriter {
  /**
   * Writes one shard to the attempt's folder, under the name that it has.
   *
   * @param shard where it stands now
   * @param name below the folder of shards
   * @param stay samples that stay, by key
   */
  Rewritten rewrite(Path shard, String name, Set<String> stay) throws IOException;

  /**
   * A shard without what was taken out.
   *
   * @param files the shard; none where nothing is left and its format has no empty shards
   * @param offsets where the samples stand now, by key, as {@link
   *     dev.tarsier.job.report.Placement#offset} counts
   */
  record Rewritten(List<FileRecord> files, Map<String, Long> offsets) {
    public Rewritten {
      files = List.copyOf(files);
      offsets = Map.copyOf(offsets);
    }
  }

  /** The one for shards of this name; throws IOException for a name of no format that is known. */
  static ShardRewriter of(
      String shard, FileSystem fileSystem, Path attempt, Configuration configuration)
      throws IOException {
    if (shard.endsWith(".tar")) {
      return new TarRewriter(fileSystem, attempt);
    }
    if (shard.endsWith(".parquet")) {
      return new RowShardRewriter(new RowRewriter(fileSystem, attempt, configuration));
    }
    if (TfRecordName.partition(shard).isPresent()) {
      return new TfRecordRewriter(fileSystem, attempt);
    }
    throw new IOException("Unsupported shard " + shard + ": its name is of no format that is read");
  }
}
