package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Parquet shards in a folder for each label, as Hive and Spark partition a table. Rows wait in
 * memory, up to a limit, and are then written label by label: so one file is open at a time however
 * many labels there are, and a label that comes back before that makes no file of its own.
 */
public final class LabelledSink implements SampleSink<FeatureRow> {
  /** Of rows that wait; some 13,000 vectors of 1280 numbers. */
  static final long WAITING_BYTES = 64 << 20;

  private static final String COLUMN = "label";

  private final FileSystem fileSystem;
  private final Path attemptFolder;
  private final int partition;
  private final long limit;
  private final Configuration configuration;
  private final RowFormat<FeatureRow> format = FeatureFormat.unlabelled();
  private final Map<String, List<FeatureRow>> waiting = new TreeMap<>();
  private final List<FileRecord> finished = new ArrayList<>();
  private long bytes;
  private int rounds;

  /** {@code shardBytes}: a label's shard ends before its rows, unencoded, would pass it. */
  public LabelledSink(
      FileSystem fileSystem,
      Path attemptFolder,
      int partition,
      long shardBytes,
      Configuration configuration) {
    this.fileSystem = fileSystem;
    this.attemptFolder = attemptFolder;
    this.partition = partition;
    this.limit = Math.min(shardBytes, WAITING_BYTES);
    this.configuration = configuration;
  }

  @Override
  public Placement write(FeatureRow row) throws IOException {
    long more = format.bytes(row);
    if (bytes > 0 && bytes + more > limit) {
      writeWaiting();
    }
    List<FeatureRow> rows = waiting.computeIfAbsent(row.label().text(), label -> new ArrayList<>());
    rows.add(row);
    bytes += more;
    return format.placement(row, shardName(row.label().text()), rows.size() - 1L);
  }

  private String shardName(String label) {
    return HiveFolder.name(COLUMN, label) + "/" + ParquetSink.shardName(partition, rounds);
  }

  private void writeWaiting() throws IOException {
    for (Map.Entry<String, List<FeatureRow>> entry : waiting.entrySet()) {
      AttemptFile file = new AttemptFile(fileSystem, attemptFolder, shardName(entry.getKey()));
      try (ParquetShard<FeatureRow> shard = new ParquetShard<>(file, format, configuration)) {
        for (FeatureRow row : entry.getValue()) {
          shard.write(row);
        }
        finished.add(shard.finish());
      }
    }
    waiting.clear();
    bytes = 0;
    rounds++;
  }

  @Override
  public List<FileRecord> finish() throws IOException {
    if (!waiting.isEmpty()) {
      writeWaiting();
    }
    return List.copyOf(finished);
  }

  @Override
  public void close() {
    waiting.clear();
  }
}
