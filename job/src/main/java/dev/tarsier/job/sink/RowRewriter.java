package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;

/**
 * Writes Parquet files of a run again, row by row, with the columns that they have. Memory holds
 * one row and the row group that is being written.
 */
public final class RowRewriter {
  private final FileSystem fileSystem;
  private final Path attempt;
  private final Configuration configuration;

  /** {@code attempt}: the folder that the new files go to. */
  public RowRewriter(FileSystem fileSystem, Path attempt, Configuration configuration) {
    this.fileSystem = fileSystem;
    this.attempt = attempt;
    this.configuration = configuration;
  }

  /** What becomes of a row. */
  public interface Edit {
    /** The row that is written for this one; empty to leave it out. */
    Optional<Group> of(Group row);
  }

  /** Of an index; it is there even where no row is left. Throws IOException when it has none. */
  public FileRecord rewriteIndex(Path index, String name, Edit edit) throws IOException {
    return rewrite(index, name, edit, IndexWriter::writer);
  }

  /** Of features, classes or components; the result is empty where no row is left. */
  public List<FileRecord> rewriteRows(Path file, String name, Edit edit) throws IOException {
    FileRecord record = rewrite(file, name, edit, ParquetShard::groups);
    if (record.samples() > 0) {
      return List.of(record);
    }
    fileSystem.delete(new Path(attempt, name), false);
    return List.of();
  }

  /** How a writer of rows with these columns is opened. */
  private interface Opener {
    ParquetWriter<Group> open(AttemptFile file, MessageType schema, Configuration configuration)
        throws IOException;
  }

  @SuppressWarnings("deprecation") // the builder without InputFile is the one for Hadoop paths
  private FileRecord rewrite(Path from, String name, Edit edit, Opener opener) throws IOException {
    long rows = 0;
    try (ParquetReader<Group> reader =
            ParquetReader.builder(new GroupReadSupport(), from).withConf(configuration).build();
        AttemptFile file = new AttemptFile(fileSystem, attempt, name)) {
      Group row = reader.read();
      if (row == null) {
        throw new IOException("Cannot write " + from + " again: it has no rows");
      }
      try (ParquetWriter<Group> writer =
          opener.open(file, (MessageType) row.getType(), configuration)) {
        for (; row != null; row = reader.read()) {
          Optional<Group> edited = edit.of(row);
          if (edited.isPresent()) {
            writer.write(edited.get());
            rows++;
          }
        }
      }
      return file.finish(rows);
    }
  }
}
