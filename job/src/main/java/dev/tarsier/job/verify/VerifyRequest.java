package dev.tarsier.job.verify;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Which run to look at again, and how closely.
 *
 * @param dataset that the run must be of; empty for any
 * @param incremental whether the newest of the runs is meant that have gone on from {@code runId}
 * @param decode how many of the images are opened
 * @param maxProblems how many are told one by one; all are counted
 * @param sheet the contact sheet to write
 */
public record VerifyRequest(
    Location output,
    String runId,
    String dataset,
    boolean incremental,
    Decode decode,
    int maxProblems,
    Sheet sheet)
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
   * A page of samples.
   *
   * @param uri of the page; empty for none
   * @param samples how many it shows
   */
  public record Sheet(String uri, int samples) implements Serializable {
    static final int DEFAULT_SAMPLES = 48;
    static final int MOST_SAMPLES = 500;
    static final Sheet NONE = new Sheet("", DEFAULT_SAMPLES);

    public Sheet {
      if (samples < 1 || samples > MOST_SAMPLES) {
        throw new IllegalArgumentException(
            "Invalid --samples: " + samples + " (must be 1 to " + MOST_SAMPLES + ")");
      }
    }

    Optional<Location> location() {
      return uri.isEmpty() ? Optional.empty() : Optional.of(new Location(uri));
    }
  }

  /**
   * Reads {@code --output URI --run-id ID [--dataset NAME] [--incremental true] [--decode
   * all|sample|none] [--max-problems N] [--sheet URI] [--samples N]}; throws
   * IllegalArgumentException whose message names the flag.
   */
  public static VerifyRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    VerifyRequest request =
        new VerifyRequest(
            flags.parsed("--output", Location::new),
            flags.required("--run-id"),
            flags.or("--dataset", ""),
            flags.truth("--incremental"),
            flags.parsedOr("--decode", Decode::parse, Decode.SAMPLE),
            flags.parsedOr("--max-problems", Integer::parseInt, PROBLEMS_TOLD),
            new Sheet(
                flags.has("--sheet") ? flags.parsed("--sheet", Location::new).uri() : "",
                flags.parsedOr("--samples", Integer::parseInt, Sheet.DEFAULT_SAMPLES)));
    flags.refuseUnknown();
    return request;
  }

  /** The same for this very run. */
  VerifyRequest ofRun(String id) {
    return new VerifyRequest(output, id, dataset, false, decode, maxProblems, sheet);
  }

  /** The folder of the run. */
  public Location runFolder() {
    return output.child(runId);
  }
}
