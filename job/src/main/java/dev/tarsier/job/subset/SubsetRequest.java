package dev.tarsier.job.subset;

import dev.tarsier.job.request.FlagReader;
import dev.tarsier.job.request.IncludeGlobs;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Percent;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.job.request.SourceRequest;
import java.util.List;

/** What is to be done about subsets. */
public sealed interface SubsetRequest {
  /** Folder with a folder for each bucket; empty for the real Cloud Storage. */
  String buckets();

  /** What is written. */
  enum Writing {
    /** Nothing: the subsets are counted. */
    NOTHING,
    /** An inventory for each. */
    LISTS,
    /** A folder for each, beside its inventory. */
    COPIES
  }

  /**
   * Choose subsets of a source.
   *
   * @param percents ascending
   * @param all whether every image is listed too
   * @param exclude URI of a list of what is never taken; empty for none
   * @param output empty with {@link Writing#NOTHING}
   */
  record Choose(
      SourceRequest source,
      List<Percent> percents,
      boolean all,
      long seed,
      String exclude,
      String output,
      Writing writing,
      boolean replace,
      String buckets)
      implements SubsetRequest {
    public Choose {
      percents = List.copyOf(percents);
      if (percents.isEmpty() && !all) {
        throw new IllegalArgumentException("Missing --percent (as in 1,5,10), or --all");
      }
      if (output.isEmpty() && writing != Writing.NOTHING) {
        throw new IllegalArgumentException("Missing --output (the folder of the subsets)");
      }
    }
  }

  /** Look at the subsets that are there. */
  record Look(Location output, String buckets) implements SubsetRequest {}

  /**
   * Reads {@code --output URI [--buckets DIR]} alone as a look; with {@code --input URI}, and what
   * else a job's source takes, {@code --percent LIST}, {@code --all BOOLEAN}, {@code --seed S},
   * {@code --exclude URI}, {@code --writing nothing|lists|copies} and {@code --replace BOOLEAN}.
   * Folders are taken for labels unless flags say otherwise. Throws IllegalArgumentException whose
   * message names the flag.
   */
  static SubsetRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    SubsetRequest request =
        flags.has("--input")
            ? choose(flags)
            : new Look(flags.parsed("--output", Location::new), flags.or("--buckets", ""));
    flags.refuseUnknown();
    return request;
  }

  private static Choose choose(FlagReader flags) {
    SourceRequest given = RequestArguments.parseSource(flags);
    // Made again where files are listed; here a wrong one is the caller's.
    new IncludeGlobs(given.include());
    SourceRequest source =
        new SourceRequest(
            given.root(),
            given.inventory(),
            given.include(),
            given.formats(),
            flags.has("--label") ? given.label() : new LabelRule.ParentDirectory(),
            given.selection());
    return new Choose(
        source,
        flags.parsedOr("--percent", Percent::parseList, List.of()),
        flags.parsedOr("--all", SubsetRequest::flag, false),
        flags.parsedOr("--seed", Long::parseLong, 0L),
        flags.or("--exclude", ""),
        flags.has("--output") ? flags.parsed("--output", Location::new).uri() : "",
        flags.parsedOr("--writing", SubsetRequest::writing, Writing.LISTS),
        flags.parsedOr("--replace", SubsetRequest::flag, false),
        flags.or("--buckets", ""));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text + " (use true or false)");
    };
  }

  private static Writing writing(String text) {
    return switch (text) {
      case "nothing" -> Writing.NOTHING;
      case "lists" -> Writing.LISTS;
      case "copies" -> Writing.COPIES;
      default -> throw new IllegalArgumentException(text + " (use nothing, lists or copies)");
    };
  }
}
