package dev.tarsier.job;

import dev.tarsier.job.erase.EraseRequest;
import dev.tarsier.job.erase.Erasing;
import dev.tarsier.job.report.EraseReportParser;

/**
 * Takes images out of finished runs; the last line on standard output is what was done, as JSON.
 * Starts no Spark; its jars must be on the class path for Hadoop's file systems.
 */
public final class EraseJob {
  private EraseJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.runPlain(
        args,
        EraseRequest::parse,
        (request, events) -> main.print(EraseReportParser.formatLine(Erasing.run(request))));
  }
}
