package dev.tarsier.job.report;

/** {@link EraseReport} as JSON and back; the keys are published and stay. */
public final class EraseReportParser {
  private EraseReportParser() {}

  /** On one line. */
  public static String formatLine(EraseReport report) {
    return Json.MAPPER.valueToTree(report).toString();
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole report. */
  public static EraseReport parse(String text) {
    return Json.read(text, EraseReport.class, "report of an erasure");
  }
}
