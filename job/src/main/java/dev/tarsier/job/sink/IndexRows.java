package dev.tarsier.job.sink;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.report.RejectReason;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;

/** The rows of one index file as {@link IndexWriter} wrote them, without regions. */
public final class IndexRows implements AutoCloseable {
  private final ParquetReader<Group> reader;

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  public IndexRows(Path file, Configuration configuration) throws IOException {
    this.reader =
        ParquetReader.builder(new GroupReadSupport(), file).withConf(configuration).build();
  }

  /** The next row; empty after the last. Throws IOException for a file that is no such index. */
  public Optional<IndexRow> next() throws IOException {
    try {
      return Optional.ofNullable(reader.read()).map(IndexRows::row);
    } catch (RuntimeException e) {
      // How Parquet tells of bytes that it cannot make out, and of columns that are not there.
      throw new IOException("Cannot read a row of an index: " + e.getMessage(), e);
    }
  }

  private static IndexRow row(Group group) {
    return new IndexRow(
        text(group, "path"),
        group.getLong("source_bytes", 0),
        group.getLong("source_modified", 0),
        outcome(group),
        text(group, "label"));
  }

  private static Outcome outcome(Group group) {
    String outcome = text(group, "outcome");
    return switch (outcome) {
      case "written" -> new Outcome.Written(placement(group));
      case "rejected" ->
          new Outcome.Rejected(RejectReason.valueOf(text(group, "reason")), text(group, "detail"));
      case "skipped" -> new Outcome.Skipped(text(group, "detail"), earlier(group));
      default -> throw new IllegalArgumentException("Invalid outcome: " + outcome);
    };
  }

  private static Earlier earlier(Group group) {
    String run = text(group, "run");
    if (run.isEmpty()) {
      return Earlier.NONE;
    }
    return text(group, "shard").isEmpty()
        ? new Earlier.Rejected(run, RejectReason.valueOf(text(group, "reason")))
        : new Earlier.Written(run, placement(group));
  }

  private static Placement placement(Group group) {
    return new Placement(
        text(group, "shard"),
        text(group, "key"),
        group.getLong("offset", 0),
        group.getLong("length", 0),
        text(group, "crc32c"),
        group.getInteger("width", 0),
        group.getInteger("height", 0));
  }

  /** Empty where there is none, also where an earlier version had no such column. */
  private static String text(Group group, String column) {
    return !group.getType().containsField(column) || group.getFieldRepetitionCount(column) == 0
        ? ""
        : group.getString(column, 0);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
