package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Shards of feature vectors in a folder for each label. */
public final class LabelledSink implements SampleSink<FeatureRow> {
  /** Of rows that wait; some 13,000 vectors of 1280 numbers. */
  static final long WAITING_BYTES = 64 << 20;

  private final RowFormat<FeatureRow> format = FeatureFormat.unlabelled();
  private final LabelledRows<FeatureRow> rows;

  /** {@code shardBytes}: a label's shard ends before its rows, unencoded, would pass it. */
  public LabelledSink(
      FileSystem fileSystem,
      Path attemptFolder,
      int partition,
      long shardBytes,
      Configuration configuration) {
    this.rows =
        new LabelledRows<>(
            fileSystem,
            attemptFolder,
            partition,
            Math.min(shardBytes, WAITING_BYTES),
            format,
            row -> row.label().text(),
            configuration);
  }

  @Override
  public Placement write(FeatureRow row) throws IOException {
    LabelledRows.Position position = rows.add(row);
    return format.placement(row, position.file(), position.number());
  }

  @Override
  public List<FileRecord> finish() throws IOException {
    return rows.finish();
  }

  @Override
  public void close() {
    rows.giveUp();
  }
}
