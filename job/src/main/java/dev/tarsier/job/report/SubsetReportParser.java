package dev.tarsier.job.report;

/** {@link SubsetReport} as JSON and back; the keys are published and stay. */
public final class SubsetReportParser {
  private SubsetReportParser() {}

  /** For {@code _SUBSETS.json}. */
  public static String format(SubsetReport report) {
    return Json.write(report);
  }

  /** On one line. */
  public static String formatLine(SubsetReport report) {
    return Json.MAPPER.valueToTree(report).toString();
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole report. */
  public static SubsetReport parse(String text) {
    return Json.read(text, SubsetReport.class, "report of subsets");
  }
}
