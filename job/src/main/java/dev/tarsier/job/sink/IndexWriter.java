package dev.tarsier.job.sink;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * The index of one partition: a Parquet row for every source image, whatever its outcome, in the
 * order of the source.
 */
public final class IndexWriter implements AutoCloseable {
  /**
   * {@code regions} is a list in JSON, null where the recipe looks for none; columns of an image
   * that was not written are null, all but those of the source, outcome and label. An image that
   * was left as an earlier run has it says in {@code run} which, and where in that run's shards it
   * stands, or why it was rejected; its regions are in the index of that run.
   */
  public static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message image {
            required binary path (STRING);
            required int64 source_bytes;
            required int64 source_modified;
            required binary outcome (STRING);
            optional binary reason (STRING);
            optional binary detail (STRING);
            optional binary key (STRING);
            optional binary shard (STRING);
            optional int64 offset;
            optional int64 length;
            optional binary crc32c (STRING);
            optional binary label (STRING);
            optional int32 width;
            optional int32 height;
            optional binary regions (STRING);
            optional binary run (STRING);
          }
          """);

  private final AttemptFile file;
  private final ParquetWriter<Group> writer;
  private long rows;

  public IndexWriter(
      FileSystem fileSystem, Path attemptFolder, int partition, Configuration configuration)
      throws IOException {
    this.file =
        new AttemptFile(
            fileSystem, attemptFolder, String.format(Locale.ROOT, "part-%05d.parquet", partition));
    this.writer = writer(file, SCHEMA, configuration);
  }

  /** Writes rows of an index; an earlier version may have had fewer columns. */
  static ParquetWriter<Group> writer(
      AttemptFile file, MessageType schema, Configuration configuration) throws IOException {
    return ExampleParquetWriter.builder(new ParquetOutput(file))
        .withType(schema)
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withWriteMode(ParquetFileWriter.Mode.CREATE)
        .build();
  }

  public void write(IndexRow row) throws IOException {
    Group group = new SimpleGroup(SCHEMA);
    group.add("path", row.path());
    group.add("source_bytes", row.sourceBytes());
    group.add("source_modified", row.sourceModifiedMillis());
    group.add("outcome", row.outcome().keyword());
    if (!row.label().isEmpty()) {
      group.add("label", row.label());
    }
    if (row.outcome() instanceof Outcome.Written written) {
      place(group, written.placement());
      if (written.regions().searched()) {
        group.add("regions", written.regions().json().toString());
      }
    } else if (row.outcome() instanceof Outcome.Rejected rejected) {
      group.add("reason", rejected.reason().name());
      group.add("detail", rejected.detail());
    } else if (row.outcome() instanceof Outcome.Skipped skipped) {
      group.add("detail", skipped.why());
      earlier(group, skipped.earlier());
    }
    writer.write(group);
    rows++;
  }

  private static void earlier(Group group, Earlier earlier) {
    if (earlier instanceof Earlier.Written written) {
      place(group, written.placement());
      group.add("run", written.run());
    } else if (earlier instanceof Earlier.Rejected rejected) {
      group.add("reason", rejected.reason().name());
      group.add("run", rejected.run());
    }
  }

  private static void place(Group group, Placement placement) {
    group.add("key", placement.key());
    group.add("shard", placement.shard());
    group.add("offset", placement.offset());
    group.add("length", placement.length());
    group.add("crc32c", placement.crc32c());
    group.add("width", placement.width());
    group.add("height", placement.height());
  }

  /** Ends the file; it lies under its attempt name still. */
  public FileRecord finish() throws IOException {
    writer.close();
    return file.finish(rows);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
