package dev.tarsier.job;

import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReportParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.speedtest.Speedtest;
import dev.tarsier.job.speedtest.SpeedtestRequest;

/**
 * Measures how fast a source can be read; the last line of JSON on standard output is the summary.
 * The exit code is 1 when points of the grid failed: the others are measured and written then.
 */
public final class SpeedtestJob {
  private SpeedtestJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.run(
        "tarsier speedtest",
        args,
        SpeedtestRequest::parse,
        (spark, request, events) -> {
          SpeedReport report = new Speedtest(spark, request, events).run();
          main.print(SpeedReportParser.formatLine(report));
          judge(report);
        });
  }

  private static void judge(SpeedReport report) {
    int failed = report.points().failed();
    if (failed > 0) {
      throw new InputProblem(
          "Cannot measure %d of %d points: %s"
              .formatted(
                  failed,
                  failed + report.points().measured() + report.points().skipped(),
                  String.join("; ", report.problems())),
          "");
    }
  }
}
