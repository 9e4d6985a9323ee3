package dev.tarsier.template.command;

import dev.tarsier.job.report.VerifyReport;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was looked at of a run, for people. */
final class VerifyText {
  private VerifyText() {}

  /** Ends with a line feed. */
  static String of(VerifyReport report) {
    VerifyReport.Checked checked = report.checked();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Run", (report.dataset() + " " + report.runId()).strip());
    rows.put("Folder", report.runFolder());
    rows.put("Shards", checked.shards() + ", " + Amounts.bytes(checked.bytes()) + " read again");
    rows.put("Samples", checked.samples() + " held to their index rows");
    rows.put("Images", checked.decoded() + " decoded (--decode " + report.decode() + ")");
    rows.put("Index", checked.rows() + " rows in " + files(checked.indexes()));
    rows.put("Others", files(checked.extras()));
    rows.put("Problems", problems(report));
    return Summary.table(rows);
  }

  private static String files(long count) {
    return count == 1 ? "1 file" : count + " files";
  }

  private static String problems(VerifyReport report) {
    if (report.problemCount() == 0) {
      return "none";
    }
    int told = report.problems().size();
    return report.problemCount() > told
        ? report.problemCount() + ", the first " + told + " told here"
        : Long.toString(report.problemCount());
  }
}
