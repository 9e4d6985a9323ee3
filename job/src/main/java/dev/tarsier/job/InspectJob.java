package dev.tarsier.job;

import dev.tarsier.job.inspect.InspectRequest;
import dev.tarsier.job.inspect.Inspection;
import dev.tarsier.job.report.SourceProfileParser;

/**
 * A look at a source; the last line on standard output is what was found, as JSON. Starts no Spark;
 * its jars must be on the class path for Hadoop's file systems.
 */
public final class InspectJob {
  private InspectJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.runPlain(
        args,
        InspectRequest::parse,
        (request, events) ->
            main.print(SourceProfileParser.format(new Inspection(request, events).run())));
  }
}
