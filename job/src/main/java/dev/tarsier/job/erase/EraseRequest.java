package dev.tarsier.job.erase;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.Location;
import java.util.List;

/**
 * What is to be taken out of which runs.
 *
 * @param output that the runs stand below
 * @param runId of one of them; those that have gone on from it, or it from them, are meant too
 * @param keys list of what is taken out ({@link Subjects})
 * @param sources whether the images themselves go too
 * @param dryRun whether it is only said what would be done
 * @param ignoreMissing whether lines that name no image are passed over
 * @param buckets folder with a folder for each bucket; empty for the real Cloud Storage
 */
public record EraseRequest(
    Location output,
    String runId,
    Location keys,
    boolean sources,
    boolean dryRun,
    boolean ignoreMissing,
    String buckets) {
  public EraseRequest {
    JobRequest.checkRunId(runId);
  }

  /**
   * Reads {@code --output URI --run-id ID --keys URI [--sources true] [--dry-run true]
   * [--ignore-missing true] [--buckets DIR]}; throws IllegalArgumentException whose message names
   * the flag.
   */
  public static EraseRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    EraseRequest request =
        new EraseRequest(
            flags.parsed("--output", Location::new),
            flags.required("--run-id"),
            flags.parsed("--keys", Location::new),
            flags.truth("--sources"),
            flags.truth("--dry-run"),
            flags.truth("--ignore-missing"),
            flags.or("--buckets", ""));
    flags.refuseUnknown();
    return request;
  }
}
