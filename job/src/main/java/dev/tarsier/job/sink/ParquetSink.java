package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Parquet shards, one after the other. A shard ends before its rows, counted as they are before
 * encoding and compression, would pass the limit: so it is known at once which shard takes a row.
 */
public final class ParquetSink<R> implements SampleSink<R> {
  private final FileSystem fileSystem;
  private final Path attemptFolder;
  private final int partition;
  private final long shardBytes;
  private final RowFormat<R> format;
  private final Configuration configuration;
  private final List<FileRecord> finished = new ArrayList<>();
  private ParquetShard<R> shard;
  private long bytes;

  private ParquetSink(
      FileSystem fileSystem,
      Path attemptFolder,
      int partition,
      long shardBytes,
      RowFormat<R> format,
      Configuration configuration) {
    this.fileSystem = fileSystem;
    this.attemptFolder = attemptFolder;
    this.partition = partition;
    this.shardBytes = shardBytes;
    this.format = format;
    this.configuration = configuration;
  }

  /** For vectors, with the label as a column. */
  public static ParquetSink<FeatureRow> ofFeatures(
      FileSystem fileSystem,
      Path attemptFolder,
      int partition,
      long shardBytes,
      Configuration configuration) {
    return new ParquetSink<>(
        fileSystem, attemptFolder, partition, shardBytes, FeatureFormat.labelled(), configuration);
  }

  /** For classes. */
  public static ParquetSink<ClassRow> ofClasses(
      FileSystem fileSystem,
      Path attemptFolder,
      int partition,
      long shardBytes,
      Configuration configuration) {
    return new ParquetSink<>(
        fileSystem, attemptFolder, partition, shardBytes, new ClassFormat(), configuration);
  }

  @Override
  public Placement write(R row) throws IOException {
    long more = format.bytes(row);
    if (shard != null && bytes + more > shardBytes) {
      endShard();
    }
    if (shard == null) {
      AttemptFile file =
          new AttemptFile(fileSystem, attemptFolder, shardName(partition, finished.size()));
      shard = new ParquetShard<>(file, format, configuration);
    }
    bytes += more;
    return format.placement(row, shard.name(), shard.write(row));
  }

  static String shardName(int partition, int number) {
    return String.format(Locale.ROOT, "part-%05d-%05d.parquet", partition, number);
  }

  private void endShard() throws IOException {
    finished.add(shard.finish());
    shard = null;
    bytes = 0;
  }

  @Override
  public List<FileRecord> finish() throws IOException {
    if (shard != null) {
      endShard();
    }
    return List.copyOf(finished);
  }

  @Override
  public void close() {
    if (shard != null) {
      try {
        shard.close();
      } catch (IOException e) {
        // The attempt is given up; its file is removed with the attempt's folder.
      }
      shard = null;
    }
  }
}
