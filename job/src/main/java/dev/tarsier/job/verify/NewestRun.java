package dev.tarsier.job.verify;

import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.RunGenerations;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Which of the runs of an incremental data set is looked at again. */
final class NewestRun {
  private NewestRun() {}

  /**
   * The request for the newest run that has a manifest; itself where none has, or none is meant.
   */
  static VerifyRequest of(VerifyRequest request, Configuration configuration) throws IOException {
    if (!request.incremental()) {
      return request;
    }
    for (String id :
        RunGenerations.of(request.output(), request.runId(), configuration).newestFirst()) {
      VerifyRequest run = request.ofRun(id);
      if (new RunFiles(run.runFolder(), configuration).exists(RunFolder.MANIFEST)) {
        return run;
      }
    }
    return request;
  }
}
