package dev.tarsier.job.sink;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** Reads a file of features or of components, row by row. */
public final class VectorReader implements AutoCloseable {
  /** What a file of features with a column for the label has beside its vectors. */
  private static final String NAMES =
      """
      message names {
        required binary key (STRING);
        required binary path (STRING);
        optional binary label (STRING);
        optional int32 class;
      }
      """;

  private final Path file;
  private final ParquetReader<Group> reader;
  private boolean closed;

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  private VectorReader(Path file, Configuration configuration) throws IOException {
    this.file = file;
    this.reader =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(configuration).build();
  }

  /** Every column. */
  public static VectorReader of(Path file, Configuration configuration) throws IOException {
    return new VectorReader(file, configuration);
  }

  /** All but the vectors, which then have no values and are not even read. */
  public static VectorReader ofNames(Path file, Configuration configuration) throws IOException {
    Configuration names = new Configuration(configuration);
    names.set(ReadSupport.PARQUET_READ_SCHEMA, NAMES);
    return new VectorReader(file, names);
  }

  /** The next row; empty after the last. */
  public Optional<VectorRow> next() throws IOException {
    Group group;
    try {
      group = reader.read();
    } catch (RuntimeException e) {
      // How Parquet tells of bytes that it cannot make out.
      throw new IOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    return group == null ? Optional.empty() : Optional.of(row(group));
  }

  private VectorRow row(Group group) {
    return new VectorRow(
        group.getString("key", 0),
        group.getString("path", 0),
        label(group),
        has(group, "split") ? group.getString("split", 0) : "",
        values(group));
  }

  private SampleLabel label(Group group) {
    if (!has(group, "class")) {
      return SampleLabel.NONE;
    }
    String text =
        has(group, "label")
            ? group.getString("label", 0)
            : HiveFolder.value(file.getParent().getName().replaceFirst("^label=", ""));
    return new SampleLabel(text, group.getInteger("class", 0));
  }

  private static float[] values(Group group) {
    String column = group.getType().containsField("components") ? "components" : "features";
    if (!has(group, column)) {
      return new float[0];
    }
    Group list = group.getGroup(column, 0);
    float[] values = new float[list.getFieldRepetitionCount(0)];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.getGroup(0, i).getFloat(0, 0);
    }
    return values;
  }

  private static boolean has(Group group, String column) {
    return group.getType().containsField(column) && group.getFieldRepetitionCount(column) > 0;
  }

  /** May be called again. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      reader.close();
    }
  }
}
