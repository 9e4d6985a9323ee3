package dev.tarsier.template.command;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.RunReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of a run in a few aligned lines. */
final class Summary {
  private Summary() {}

  /** {@code folder} is how the run's folder is shown. */
  static String of(RunReport report, String folder) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Run", report.dataset() + " " + report.runId());
    rows.put("Images", images(report.images()));
    rows.put(
        "Data",
        Amounts.bytes(report.bytesRead())
            + " in, "
            + Amounts.bytes(report.bytesWritten())
            + " out");
    rows.put(
        "Speed",
        Amounts.number(report.imagesPerSecond(), 1)
            + " images/s, "
            + Amounts.number(report.seconds(), 1)
            + " s");
    rows.put("Shards", Long.toString(report.shards()));
    if (report.spread().resumed() > 0) {
      rows.put("Resumed", Amounts.resumed(report.spread().resumed(), report.spread().partitions()));
    }
    rows.put("Report", folder + "/report.html");
    rows.put("Folder", folder);
    return table(rows);
  }

  private static String images(Counts counts) {
    String text =
        counts.read()
            + " read, "
            + counts.written()
            + " written, "
            + counts.rejected()
            + " rejected";
    if (counts.skipped() > 0) {
      text += ", " + counts.skipped() + " skipped";
    }
    String reasons =
        counts.reasons().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return reasons.isEmpty() ? text : text + " (" + reasons + ")";
  }

  /** Keys left, values in one column; every line ends with a line feed. */
  static String table(Map<String, String> rows) {
    int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    return rows.entrySet().stream()
        .map(row -> row.getKey() + " ".repeat(width - row.getKey().length() + 2) + row.getValue())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
