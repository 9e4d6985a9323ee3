package dev.tarsier.job;

import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import dev.tarsier.job.verify.Verification;
import dev.tarsier.job.verify.VerifyRequest;

/**
 * Reads a finished run again, every byte of it: the last step of a workflow. What was found is
 * printed as one line of JSON. The exit code is 0 when all is what the manifest says, 1 when there
 * is no finished run, 2 bad arguments, 3 when something is lost or wrong.
 */
public final class VerifyJob {
  private VerifyJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.run(
        "tarsier verify",
        args,
        VerifyRequest::parse,
        (spark, request, events) -> {
          Verification verification = new Verification(spark, request, events);
          VerifyReport report = verification.run();
          main.print(VerifyReportParser.format(report));
          verification.judge(report);
        });
  }
}
