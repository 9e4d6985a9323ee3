package dev.tarsier.job;

import dev.tarsier.job.preview.Preview;
import dev.tarsier.job.preview.PreviewRequest;
import dev.tarsier.job.report.PreviewResultParser;

/**
 * A recipe tried on a few images; the last line on standard output is what came of it, as JSON.
 * Starts no Spark; its jars must be on the class path for Hadoop's file systems.
 */
public final class PreviewJob {
  private PreviewJob() {}

  public static void main(String[] args) {
    SparkMain main = new SparkMain();
    main.runPlain(
        args,
        PreviewRequest::parse,
        (request, events) -> main.print(PreviewResultParser.format(new Preview(request).run())));
  }
}
