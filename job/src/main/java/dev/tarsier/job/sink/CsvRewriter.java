package dev.tarsier.job.sink;

import dev.tarsier.job.report.FileRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes tables of a run (RFC 4180, with a header) again without some of their rows. */
public final class CsvRewriter {
  private final FileSystem fileSystem;
  private final Path attempt;

  /** {@code attempt}: the folder that the new files go to. */
  public CsvRewriter(FileSystem fileSystem, Path attempt) {
    this.fileSystem = fileSystem;
    this.attempt = attempt;
  }

  /**
   * Writes one table to the attempt's folder; its lines end as they do now.
   *
   * @param record what the manifest says of it
   * @param stays of a row, by column
   */
  public FileRecord rewrite(Path table, FileRecord record, Predicate<Map<String, String>> stays)
      throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setRecordSeparator(lineEnd(table)).setHeader().get();
    long rows = 0;
    try (CSVParser in =
            CSVParser.parse(
                new InputStreamReader(fileSystem.open(table), StandardCharsets.UTF_8), format);
        AttemptFile file = new AttemptFile(fileSystem, attempt, record.name());
        CSVPrinter out =
            new CSVPrinter(
                new OutputStreamWriter(file, StandardCharsets.UTF_8),
                format.builder().setSkipHeaderRecord(true).get())) {
      out.printRecord(in.getHeaderNames());
      for (CSVRecord row : in) {
        if (stays.test(row.toMap())) {
          out.printRecord(row);
          rows++;
        }
      }
      out.flush();
      // A table whose rows nobody has counted keeps its 0.
      return file.finish(record.samples() == 0 ? 0 : rows);
    }
  }

  private String lineEnd(Path table) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(fileSystem.open(table), StandardCharsets.UTF_8))) {
      int last = 0;
      for (int next = reader.read(); next >= 0 && next != '\n'; next = reader.read()) {
        last = next;
      }
      return last == '\r' ? "\r\n" : "\n";
    }
  }
}
