package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One CSV file (RFC 4180, with a header, in UTF-8) of all vectors of a run. Rows go straight to the
 * file: memory holds one, however many there are.
 */
public final class VectorCsv implements AutoCloseable {
  private final AttemptFile file;
  private final String column;
  private final CSVPrinter printer;
  private long rows;

  /** {@code column}: the vector's columns are this word with their number, from 1. */
  public VectorCsv(FileSystem fileSystem, Path attemptFolder, String name, String column)
      throws IOException {
    this.file = new AttemptFile(fileSystem, attemptFolder, name);
    this.column = column;
    this.printer =
        new CSVPrinter(new OutputStreamWriter(file, StandardCharsets.UTF_8), CSVFormat.RFC4180);
  }

  public void write(VectorRow row) throws IOException {
    boolean split = !row.split().isEmpty();
    if (rows == 0) {
      header(split, row.values().length);
    }
    List<Object> fields = new ArrayList<>(List.of(row.key(), row.path(), row.label().text()));
    fields.add(row.label().isPresent() ? row.label().number() : "");
    if (split) {
      fields.add(row.split());
    }
    for (float value : row.values()) {
      fields.add(value);
    }
    printer.printRecord(fields);
    rows++;
  }

  private void header(boolean split, int values) throws IOException {
    List<String> names = new ArrayList<>(List.of("key", "path", "label", "class"));
    if (split) {
      names.add("split");
    }
    for (int i = 1; i <= values; i++) {
      names.add(column + i);
    }
    printer.printRecord(names);
  }

  /** Ends the file; it lies under its attempt name still. */
  public FileRecord finish() throws IOException {
    if (rows == 0) {
      header(false, 0);
    }
    printer.close(true);
    return file.finish(rows);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
