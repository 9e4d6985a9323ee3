package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Parquet files in a folder for each label, as Hive and Spark partition a table. Rows wait in
 * memory, up to a limit, and are then written label by label: so one file is open at a time however
 * many labels there are, and a label that comes back before that makes no file of its own.
 *
 * @param <R> a row
 */
final class LabelledRows<R> {
  private static final String COLUMN = "label";

  private final FileSystem fileSystem;
  private final Path attemptFolder;
  private final int partition;
  private final long limit;
  private final Configuration configuration;
  private final RowFormat<R> format;
  private final Function<R, String> label;
  private final Map<String, List<R>> waiting = new TreeMap<>();
  private final List<FileRecord> finished = new ArrayList<>();
  private long bytes;
  private int rounds;

  /** {@code limit}: bytes of rows, unencoded, that wait at the most. */
  LabelledRows(
      FileSystem fileSystem,
      Path attemptFolder,
      int partition,
      long limit,
      RowFormat<R> format,
      Function<R, String> label,
      Configuration configuration) {
    this.fileSystem = fileSystem;
    this.attemptFolder = attemptFolder;
    this.partition = partition;
    this.limit = limit;
    this.format = format;
    this.label = label;
    this.configuration = configuration;
  }

  /** Where a row will stand. */
  record Position(String file, long number) {}

  Position add(R row) throws IOException {
    long more = format.bytes(row);
    if (bytes > 0 && bytes + more > limit) {
      writeWaiting();
    }
    List<R> rows = waiting.computeIfAbsent(label.apply(row), text -> new ArrayList<>());
    rows.add(row);
    bytes += more;
    return new Position(fileName(label.apply(row)), rows.size() - 1L);
  }

  private String fileName(String text) {
    return HiveFolder.name(COLUMN, text) + "/" + ParquetSink.shardName(partition, rounds);
  }

  private void writeWaiting() throws IOException {
    for (Map.Entry<String, List<R>> entry : waiting.entrySet()) {
      AttemptFile file = new AttemptFile(fileSystem, attemptFolder, fileName(entry.getKey()));
      try (ParquetShard<R> shard = new ParquetShard<>(file, format, configuration)) {
        for (R row : entry.getValue()) {
          shard.write(row);
        }
        finished.add(shard.finish());
      }
    }
    waiting.clear();
    bytes = 0;
    rounds++;
  }

  /** Writes what waits; all files, in order, under their attempt names still. */
  List<FileRecord> finish() throws IOException {
    if (!waiting.isEmpty()) {
      writeWaiting();
    }
    return List.copyOf(finished);
  }

  /** Forgets what waits. */
  void giveUp() {
    waiting.clear();
  }
}
