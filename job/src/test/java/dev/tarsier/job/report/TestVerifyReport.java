package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestVerifyReport {
  private static final VerifyReport REPORT =
      new VerifyReport(
          "gs://bucket/out/r1",
          "eyes",
          "r1",
          new VerifyReport.Checked(2, 11, 345, 10, 3, 12, 1),
          "sample",
          2,
          List.of("Missing report.json"));
  private static final String TEXT =
      "{\"runFolder\":\"gs://bucket/out/r1\",\"dataset\":\"eyes\",\"runId\":\"r1\","
          + "\"checked\":{\"shards\":2,\"samples\":11,\"bytes\":345,\"decoded\":10,\"indexes\":3,"
          + "\"rows\":12,\"extras\":1},\"decode\":\"sample\",\"problemCount\":2,"
          + "\"problems\":[\"Missing report.json\"]}";

  @Test
  void publishedText() {
    assertThat(VerifyReportParser.format(REPORT)).isEqualTo(TEXT);
    assertThat(VerifyReportParser.parse(TEXT)).isEqualTo(REPORT);
  }

  @Test
  void refused() {
    assertThatThrownBy(
            () ->
                VerifyReportParser.parse(TEXT.replace("{\"runFolder\"", "{\"x\":1,\"runFolder\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid report of a verification: unknown key x");
  }
}
