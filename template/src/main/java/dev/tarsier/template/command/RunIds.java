package dev.tarsier.template.command;

import dev.tarsier.job.request.JobRequest;

/** The option {@code --run-id}. */
final class RunIds {
  private RunIds() {}

  /** Empty lets the run name itself; throws UsageProblem for what cannot name a run. */
  static void check(String runId) {
    try {
      if (!runId.isEmpty()) {
        JobRequest.checkRunId(runId);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(e.getMessage());
    }
  }
}
