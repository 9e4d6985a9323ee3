package dev.tarsier.job.report;

/** {@link VerifyReport} as one line of JSON and back; the keys are published and stay. */
public final class VerifyReportParser {
  private VerifyReportParser() {}

  public static String format(VerifyReport report) {
    return Json.MAPPER.valueToTree(report).toString();
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole report. */
  public static VerifyReport parse(String text) {
    return Json.read(text, VerifyReport.class, "report of a verification");
  }
}
