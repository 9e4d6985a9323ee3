package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.RunStart;
import dev.tarsier.job.report.RunStartParser;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.sink.RunFolder;
import dev.tarsier.job.sink.RunGenerations;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * Which run an incremental request means, by what stands below its output and by the listing alone:
 * a run that has begun on this very listing goes on, a whole one of it is done, else the next is
 * opened. One that has begun on another listing and never ended is left behind: another process may
 * still be writing there, and no later run goes on from it.
 *
 * @param request with the id of the run, and with the partitions that it was begun with
 * @param base id of the whole run that this one goes on from; empty without
 */
record Generation(JobRequest request, String base) {
  static Generation of(JobRequest request, ListingSummary listing, Configuration configuration)
      throws IOException {
    if (!request.source().selection().incremental()) {
      return new Generation(request, "");
    }
    RunGenerations known =
        RunGenerations.of(request.output().root(), request.runId(), configuration);
    String next = known.next();
    boolean newest = true;
    for (String id : known.newestFirst()) {
      JobRequest run = request.withRunId(id);
      RunFolder folder = new RunFolder(run, configuration);
      RunGuard guard = new RunGuard(run, folder);
      guard.checkRequest();
      if (!guard.hasBegun()) {
        next = newest ? id : next;
        continue;
      }
      boolean same = guard.holds(listing);
      if (folder.isComplete()) {
        return same ? new Generation(run, "") : new Generation(opened(request, next), id);
      }
      if (newest && same) {
        return begun(run, folder);
      }
      newest = false;
    }
    return new Generation(opened(request, next), "");
  }

  private static Generation begun(JobRequest run, RunFolder folder) throws IOException {
    RunStart start =
        folder
            .readStart()
            .map(RunStartParser::parse)
            .orElseThrow(
                () ->
                    new InputProblem(
                        "Cannot go on with run "
                            + run.runId()
                            + ": the record of its start is gone (start a new run with another"
                            + " --run-id)",
                        "output.uri"));
    return new Generation(run.withPartitions(start.partitions()), start.base());
  }

  private static JobRequest opened(JobRequest request, String runId) {
    try {
      return request.withRunId(runId);
    } catch (IllegalArgumentException e) {
      throw new InputProblem(
          "Cannot open another run of " + request.runId() + ": " + e.getMessage(), "output.uri", e);
    }
  }
}
