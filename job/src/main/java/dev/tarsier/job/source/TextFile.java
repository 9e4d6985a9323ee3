package dev.tarsier.job.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** UTF-8 text that users wrote, with or without the mark that spreadsheets put first. */
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  public static BufferedReader open(FileSystem fileSystem, Path path) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(fileSystem.open(path), StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  /** A table whose first row names its columns. */
  static CSVParser csv(FileSystem fileSystem, Path path) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .setIgnoreEmptyLines(true)
        .setTrim(true)
        .get()
        .parse(open(fileSystem, path));
  }
}
