package dev.tarsier.template.spec;

import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import java.util.List;

/** Names that the job's request checks; the request itself is asked, so the rule stands once. */
public final class JobNames {
  private JobNames() {}

  /** Returns {@code name}; throws IllegalArgumentException when it cannot name a dataset. */
  public static String dataset(String name) {
    return request(name, "unnamed").dataset();
  }

  /** Returns {@code name}; throws IllegalArgumentException when it cannot name a run. */
  public static String runId(String name) {
    return request("unnamed", name).runId();
  }

  private static JobRequest request(String dataset, String runId) {
    return RequestArguments.parse(
        List.of(
            "--dataset", dataset, "--run-id", runId, "--input", "file:/", "--output", "file:/"));
  }
}
