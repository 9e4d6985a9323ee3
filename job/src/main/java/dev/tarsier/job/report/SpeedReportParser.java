package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@link SpeedReport} as JSON and back; the keys are published and stay. */
public final class SpeedReportParser {
  private static final String WHAT = "report of a speed test";

  private SpeedReportParser() {}

  /** For {@code summary.json}. */
  public static String format(SpeedReport report) {
    return Json.write(report);
  }

  /** On one line. */
  public static String formatLine(SpeedReport report) {
    return Json.MAPPER.valueToTree(report).toString();
  }

  /**
   * Throws IllegalArgumentException when {@code text} is not a whole report. Reports from before
   * images that are left out were named are whole without.
   */
  public static SpeedReport parse(String text) {
    JsonNode report = Json.tree(text, WHAT);
    if (report.path("sample") instanceof ObjectNode sample && !sample.has("leftOut")) {
      sample.putArray("leftOut");
    }
    return Json.convert(report, SpeedReport.class, WHAT);
  }
}
