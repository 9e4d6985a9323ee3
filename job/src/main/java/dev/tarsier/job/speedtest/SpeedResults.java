package dev.tarsier.job.speedtest;

import dev.tarsier.job.chart.SpeedPage;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReportParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.sink.CommittedFolder;
import dev.tarsier.job.sink.CsvText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.hadoop.conf.Configuration;

/** The folder of a finished test; what is not committed, or was changed since, is not read. */
public final class SpeedResults {
  static final String CSV = "results.csv";
  static final String PARQUET = "results.parquet";
  static final String LEFT_OUT = "left-out.csv";
  static final String SUMMARY = "summary.json";

  /** For people. */
  public static final String PAGE = "speedtest.html";

  private final Location folder;
  private final Configuration configuration;

  public SpeedResults(Location folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  static void write(
      CommittedFolder folder, Analysis analysis, List<SpeedPoint> points, List<RejectedImage> left)
      throws IOException {
    folder.writeText(CSV, SpeedTable.csv(points));
    folder.writeParquet(PARQUET, SpeedTable.SCHEMA, SpeedTable.rows(points));
    folder.writeText(LEFT_OUT, leftOut(left));
    folder.writeText(SUMMARY, SpeedReportParser.format(analysis.report()));
    folder.writeText(
        PAGE, SpeedPage.render(analysis.report(), analysis.residuals(), new PngPainter()));
    folder.commit();
  }

  private static String leftOut(List<RejectedImage> left) {
    return CsvText.of(
        List.of("path", "reason", "detail"),
        left.stream()
            .map(image -> List.of(image.path(), image.reason().name(), image.detail()))
            .toList());
  }

  /** Throws InputProblem when the test was not finished or its summary was changed. */
  public SpeedReport report() throws IOException {
    try {
      return SpeedReportParser.parse(text(SUMMARY));
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Invalid file: " + folder.child(SUMMARY) + " (" + e.getMessage() + ")", "", e);
    }
  }

  /** All points in the order they were started in. */
  public List<SpeedPoint> points() throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text(CSV), format)) {
      return SpeedTable.points(parser.getRecords().stream().map(CSVRecord::toMap).toList());
    }
  }

  private String text(String name) throws IOException {
    return new String(CommittedFolder.read(folder, name, configuration), StandardCharsets.UTF_8);
  }
}
