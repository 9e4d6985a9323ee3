package dev.tarsier.template.command;

import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReport.Advice;
import dev.tarsier.job.report.SpeedReport.Row;
import dev.tarsier.job.report.SpeedReport.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A speed test as text: throughput by format, advice, and where all of it is. */
final class SpeedText {
  private static final String FORM = "%-10s %-9s %8s %22s %10s %10s%n";

  private SpeedText() {}

  static String of(SpeedReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d points measured, %d at a time, over %d of %d images%s%n%s%n",
            report.points().measured(),
            report.parallel(),
            report.sample().images(),
            report.sample().listed(),
            untold(report.points()),
            left(report.sample())));
    table(report, text);
    advice(report, text);
    return text.append(String.format(Locale.ROOT, "%nPage    %s/speedtest.html%n", report.folder()))
        .append(
            String.format(
                Locale.ROOT, "Points  %s/results.csv, results.parquet%n", report.folder()))
        .toString();
  }

  private static String left(SpeedReport.Sample sample) {
    return sample.left() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%d left out as damaged: %s%n",
            sample.left(),
            RejectedImage.names(sample.leftOut(), sample.left()));
  }

  private static void table(SpeedReport report, StringBuilder text) {
    text.append(
        String.format(
            Locale.ROOT,
            FORM,
            "Format",
            "Decoding",
            "images/s",
            "95% interval",
            "MB/s",
            "requests/s"));
    for (Table table : report.tables()) {
      if (table.parameter().equals("format")) {
        table.rows().forEach(row -> text.append(line(row, table.decode())));
      }
    }
  }

  private static void advice(SpeedReport report, StringBuilder text) {
    for (String use : List.of("batch", "streaming")) {
      List<Advice> own = report.advice().stream().filter(it -> it.use().equals(use)).toList();
      if (!own.isEmpty()) {
        text.append(String.format(Locale.ROOT, "%nFor %s use%n", use));
        own.forEach(
            it ->
                text.append(
                    String.format(Locale.ROOT, "- %s%n  (%s)%n", it.sentence(), it.measurement())));
      }
    }
  }

  private static String untold(SpeedReport.Points points) {
    List<String> parts = new ArrayList<>();
    if (points.failed() > 0) {
      parts.add(points.failed() + " failed");
    }
    if (points.skipped() > 0) {
      parts.add(points.skipped() + " skipped for want of images");
    }
    return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
  }

  private static String line(Row row, boolean decode) {
    String interval =
        row.interval().isEmpty()
            ? "one point"
            : number(row.interval().get(0)) + " to " + number(row.interval().get(1));
    return String.format(
        Locale.ROOT,
        FORM,
        row.format(),
        decode ? "on" : "off",
        number(row.mean()),
        interval,
        number(row.megabytes()),
        number(row.requests()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%.0f", value);
  }
}
