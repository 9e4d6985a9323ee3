package dev.tarsier.job.report;

/** {@link SpeedReport} as JSON and back; the keys are published and stay. */
public final class SpeedReportParser {
  private SpeedReportParser() {}

  /** For {@code summary.json}. */
  public static String format(SpeedReport report) {
    return Json.write(report);
  }

  /** On one line. */
  public static String formatLine(SpeedReport report) {
    return Json.MAPPER.valueToTree(report).toString();
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole report. */
  public static SpeedReport parse(String text) {
    return Json.read(text, SpeedReport.class, "report of a speed test");
  }
}
