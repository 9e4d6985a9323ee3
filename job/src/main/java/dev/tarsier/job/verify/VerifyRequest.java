package dev.tarsier.job.verify;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import java.io.Serializable;
import java.util.List;

/**
 * Which run to look at again.
 *
 * @param dataset that the run must be of; empty for any
 * @param maxProblems how many are told one by one; all are counted
 */
public record VerifyRequest(Location output, String runId, String dataset, int maxProblems)
    implements Serializable {
  private static final int PROBLEMS_TOLD = 20;
  private static final int MOST_TOLD = 1000;

  public VerifyRequest {
    JobRequest.checkRunId(runId);
    if (!dataset.isEmpty()) {
      JobRequest.checkDataset(dataset);
    }
    if (maxProblems < 1 || maxProblems > MOST_TOLD) {
      throw new IllegalArgumentException(
          "Invalid --max-problems: " + maxProblems + " (must be 1 to " + MOST_TOLD + ")");
    }
  }

  /**
   * Reads {@code --output URI --run-id ID [--dataset NAME] [--max-problems N]}; throws
   * IllegalArgumentException whose message names the flag.
   */
  public static VerifyRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    VerifyRequest request =
        new VerifyRequest(
            flags.parsed("--output", Location::new),
            flags.required("--run-id"),
            flags.or("--dataset", ""),
            flags.parsedOr("--max-problems", Integer::parseInt, PROBLEMS_TOLD));
    flags.refuseUnknown();
    return request;
  }

  /** The folder of the run. */
  public Location runFolder() {
    return output.child(runId);
  }
}
