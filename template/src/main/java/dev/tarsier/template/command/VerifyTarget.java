package dev.tarsier.template.command;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import dev.tarsier.template.problem.ProblemsFound;
import java.nio.file.Files;

/**
 * The run that a user means.
 *
 * @param dataset that it must be of; empty for any
 * @param incremental whether the newest of the runs is meant that have gone on from it
 */
record VerifyTarget(Location output, String runId, String dataset, boolean incremental) {
  /**
   * Finds what {@code text} names: a spec file, an output when {@code runId} says which of its
   * runs, or else the folder of a run.
   */
  static VerifyTarget find(String text, String runId, Shell shell) throws ProblemsFound {
    RunIds.check(runId);
    if (Files.isRegularFile(shell.folder().resolve(text))) {
      JobRequest request =
          new PlanLoader(shell, Operations.load()).load(text, runId).plan().request();
      return new VerifyTarget(
          request.output().root(),
          request.runId(),
          request.dataset(),
          request.source().selection().incremental());
    }
    Location location = LookOptions.location(text, shell);
    return runId.isEmpty() ? ofFolder(location) : new VerifyTarget(location, runId, "", false);
  }

  private static VerifyTarget ofFolder(Location folder) {
    String uri = folder.uri();
    int slash = uri.lastIndexOf('/');
    try {
      String runId = JobRequest.checkRunId(uri.substring(slash + 1));
      return new VerifyTarget(new Location(uri.substring(0, slash)), runId, "", false);
    } catch (IllegalArgumentException e) {
      throw new UsageProblem(
          "Invalid run folder: " + folder + " (name the folder of a run, or pass --run-id)");
    }
  }
}
