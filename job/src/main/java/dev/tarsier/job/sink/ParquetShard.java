package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** One Parquet file of rows, being written under its attempt's name. */
final class ParquetShard<R> implements AutoCloseable {
  /** A row group is held in memory until it is whole. */
  private static final long ROW_GROUP_BYTES = 8 << 20;

  private final AttemptFile file;
  private final ParquetWriter<R> writer;
  private long rows;

  ParquetShard(AttemptFile file, RowFormat<R> format, Configuration configuration)
      throws IOException {
    this.file = file;
    this.writer = new Builder<>(new ParquetOutput(file), format).withConf(configuration).build();
  }

  /** Writes rows that were read from such a file, laid out as its rows were. */
  static ParquetWriter<Group> groups(
      AttemptFile file, MessageType schema, Configuration configuration) throws IOException {
    return laidOut(
            ExampleParquetWriter.builder(new ParquetOutput(file))
                .withType(schema)
                .withConf(configuration))
        .build();
  }

  private static <T, B extends ParquetWriter.Builder<T, B>> B laidOut(B builder) {
    // Numbers seldom repeat, and a dictionary would be built before that is found out.
    return builder
        .withWriteMode(ParquetFileWriter.Mode.CREATE)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withDictionaryEncoding("features.list.element", false)
        .withDictionaryEncoding("components.list.element", false);
  }

  /** Returns the row's number in the file. */
  long write(R row) throws IOException {
    writer.write(row);
    return rows++;
  }

  String name() {
    return file.name();
  }

  /** Ends the file; it lies under its attempt name still. */
  FileRecord finish() throws IOException {
    writer.close();
    return file.finish(rows);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {
    private final RowFormat<R> format;

    Builder(OutputFile file, RowFormat<R> format) {
      super(file);
      this.format = format;
      laidOut(this);
    }

    @Override
    protected Builder<R> self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // the one without Configuration is not asked by this builder
    protected WriteSupport<R> getWriteSupport(Configuration configuration) {
      return new Rows<>(format);
    }
  }

  /** Lets Parquet write rows of ours. */
  private static final class Rows<R> extends WriteSupport<R> {
    private final RowFormat<R> format;
    private RecordConsumer out;

    Rows(RowFormat<R> format) {
      this.format = format;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same: there is no other to override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(format.schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      out = recordConsumer;
    }

    @Override
    public void write(R row) {
      out.startMessage();
      format.write(row, out);
      out.endMessage();
    }
  }
}
