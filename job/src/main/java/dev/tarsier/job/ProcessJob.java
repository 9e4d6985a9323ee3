package dev.tarsier.job;

import dev.tarsier.job.pipeline.ProcessPipeline;
import dev.tarsier.job.pipeline.RequestedRecipe;
import dev.tarsier.job.request.RequestArguments;

/**
 * Images in, shards out: the main class of the packaged job. Events go to standard output, one JSON
 * object a line; the exit code is 0 done, 1 refused, 2 bad arguments, 3 failed.
 */
public final class ProcessJob {
  private ProcessJob() {}

  public static void main(String[] args) {
    new SparkMain()
        .run(
            "tarsier process",
            args,
            RequestArguments::parse,
            (spark, request, events) ->
                new ProcessPipeline(
                        spark,
                        RequestedRecipe.resolve(request, spark.hadoopConfiguration()),
                        events)
                    .run());
  }
}
