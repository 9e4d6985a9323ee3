package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes the components of one partition's images, in a folder for each label. */
public final class ComponentSink {
  private static final String FOLDER = "components";

  /** Of rows that wait: some 20,000 images of 50 components. */
  private static final long WAITING_BYTES = 8 << 20;

  private final LabelledRows<VectorRow> rows;

  public ComponentSink(
      FileSystem fileSystem, Path attemptFolder, int partition, Configuration configuration) {
    this.rows =
        new LabelledRows<>(
            fileSystem,
            new Path(attemptFolder, FOLDER),
            partition,
            WAITING_BYTES,
            new ComponentFormat(),
            row -> row.label().text(),
            configuration);
  }

  public void write(VectorRow row) throws IOException {
    rows.add(row);
  }

  /** The files, named from the run folder, under the attempt's folder still. */
  public List<FileRecord> finish() throws IOException {
    return rows.finish().stream().map(file -> file.below(FOLDER)).toList();
  }
}
