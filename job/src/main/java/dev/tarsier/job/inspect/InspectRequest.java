package dev.tarsier.job.inspect;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.SourceRequest;
import java.util.List;
import java.util.Set;

/**
 * What to look at, and how closely.
 *
 * @param sample how many images are opened
 * @param seed chooses them; equal seeds choose equally
 * @param listLimit no more files than this are listed
 * @param buckets folder with a folder for each bucket, for {@code gs:} without Cloud Storage; empty
 *     to use Cloud Storage
 */
public record InspectRequest(
    SourceRequest source, int sample, long seed, long listLimit, String buckets) {
  private static final int DEFAULT_SAMPLE = 200;
  private static final int LARGEST_SAMPLE = 100_000;
  private static final long DEFAULT_LIST_LIMIT = 1_000_000;

  public InspectRequest {
    if (sample < 1 || sample > LARGEST_SAMPLE) {
      throw new IllegalArgumentException(
          "Invalid --sample: " + sample + " (must be 1 to " + LARGEST_SAMPLE + ")");
    }
    if (listLimit < 1) {
      throw new IllegalArgumentException(
          "Invalid --list-limit: " + listLimit + " (must be at least 1)");
    }
  }

  /**
   * Reads {@code --input URI} and what else a job's source takes, {@code --sample N}, {@code --seed
   * S}, {@code --list-limit N} and {@code --buckets DIR}. Every format is looked for, and folders
   * are taken for labels, unless flags say otherwise. Throws IllegalArgumentException whose message
   * names the flag.
   */
  public static InspectRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    SourceRequest given = RequestArguments.parseSource(flags);
    // Made again where files are listed; here a wrong one is the caller's.
    new IncludeGlobs(given.include());
    SourceRequest source =
        new SourceRequest(
            given.root(),
            given.inventory(),
            given.include(),
            flags.has("--source-formats") ? given.formats() : Set.of(ImageFormat.values()),
            flags.has("--label") ? given.label() : new LabelRule.ParentDirectory(),
            given.selection());
    InspectRequest request =
        new InspectRequest(
            source,
            flags.parsedOr("--sample", Integer::parseInt, DEFAULT_SAMPLE),
            flags.parsedOr("--seed", Long::parseLong, 0L),
            flags.parsedOr("--list-limit", Long::parseLong, DEFAULT_LIST_LIMIT),
            flags.or("--buckets", ""));
    flags.refuseUnknown();
    return request;
  }
}
