package dev.tarsier.job;

import dev.tarsier.job.report.SubsetReportParser;
import dev.tarsier.job.subset.SubsetRequest;
import dev.tarsier.job.subset.Subsets;

/**
 * Chooses subsets of a source; the last line on standard output is what there is now, as JSON.
 * Starts no Spark; its jars must be on the class path for Hadoop's file systems.
 */
public final class SubsetJob {
  private SubsetJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.runPlain(
        args,
        SubsetRequest::parse,
        (request, events) ->
            main.print(SubsetReportParser.formatLine(Subsets.run(request, events))));
  }
}
