package dev.tarsier.job.preview;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.SourceRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * Which images to show, after the steps of which recipe, and where.
 *
 * @param title of the page
 * @param recipe a built-in recipe's name, or JSON
 * @param images URIs, paths below the source or globs over them; none: a sample of the source
 * @param choice how images are chosen where nobody names them
 * @param pixels a run's limit: larger images are refused
 * @param look of the page
 */
public record PreviewRequest(
    String title,
    SourceRequest source,
    String recipe,
    List<String> images,
    Choice choice,
    long pixels,
    Look look) {
  /** What a page shows at the most. */
  public static final int MOST_IMAGES = 24;

  private static final int DEFAULT_SAMPLE = 3;
  private static final long DEFAULT_LIST_LIMIT = 1_000_000;
  private static final int DEFAULT_SIDE = 1024;
  private static final int SMALLEST_SIDE = 64;
  private static final int LARGEST_SIDE = 8192;

  /**
   * How images are chosen.
   *
   * @param sample how many, 1 to {@link #MOST_IMAGES}
   * @param seed equal seeds choose equally
   * @param listLimit no more files than this are listed
   * @param buckets folder with a folder for each bucket, for {@code gs:} without Cloud Storage;
   *     empty to use Cloud Storage
   */
  public record Choice(int sample, long seed, long listLimit, String buckets) {
    public Choice {
      if (sample < 1 || sample > MOST_IMAGES) {
        throw new IllegalArgumentException(
            "Invalid --sample: " + sample + " (must be 1 to " + MOST_IMAGES + ")");
      }
      if (listLimit < 1) {
        throw new IllegalArgumentException(
            "Invalid --list-limit: " + listLimit + " (must be at least 1)");
      }
    }
  }

  /**
   * The page.
   *
   * @param page file of this machine
   * @param longestSide of its pictures, in pixels
   * @param watched whether it is written again and again: it then reloads itself when looked at
   */
  public record Look(Path page, int longestSide, boolean watched) {
    public Look {
      if (longestSide < SMALLEST_SIDE || longestSide > LARGEST_SIDE) {
        throw new IllegalArgumentException(
            "Invalid --size: "
                + longestSide
                + " (must be "
                + SMALLEST_SIDE
                + " to "
                + LARGEST_SIDE
                + " pixels)");
      }
    }
  }

  public PreviewRequest {
    images = List.copyOf(images);
    if (images.size() > MOST_IMAGES) {
      throw new IllegalArgumentException(
          "Invalid --image: given " + images.size() + " times (at most " + MOST_IMAGES + ")");
    }
  }

  /**
   * Reads {@code --page FILE}, {@code --recipe R}, {@code --input URI} and what else a job's source
   * takes, {@code --image X} (as often as wanted), {@code --title T}, {@code --sample N}, {@code
   * --seed S}, {@code --list-limit N}, {@code --max-pixels N}, {@code --size PIXELS}, {@code
   * --watch true} and {@code --buckets DIR}. Throws IllegalArgumentException whose message names
   * the flag.
   */
  public static PreviewRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    SourceRequest source = RequestArguments.parseSource(flags);
    // Made again where files are listed; here a wrong one is the caller's.
    new IncludeGlobs(source.include());
    PreviewRequest request =
        new PreviewRequest(
            flags.or("--title", "recipe"),
            source,
            flags.required("--recipe"),
            flags.all("--image"),
            new Choice(
                flags.parsedOr("--sample", Integer::parseInt, DEFAULT_SAMPLE),
                flags.parsedOr("--seed", Long::parseLong, 0L),
                flags.parsedOr("--list-limit", Long::parseLong, DEFAULT_LIST_LIMIT),
                flags.or("--buckets", "")),
            flags.parsedOr("--max-pixels", Long::parseLong, Limits.DEFAULT.pixels()),
            new Look(
                flags.parsed("--page", Path::of),
                flags.parsedOr("--size", Integer::parseInt, DEFAULT_SIDE),
                flags.or("--watch", "false").equals("true")));
    flags.refuseUnknown();
    return request;
  }
}
