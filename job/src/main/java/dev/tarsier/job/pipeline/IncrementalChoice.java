package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses what a run takes that goes on from an earlier one: images that are new, or whose bytes,
 * time or label have changed, or that were rejected for a reason that may pass. Memory holds the
 * rows of the images that stay, some 200 bytes each, and of those that are gone; texts that many
 * rows share are held once.
 */
final class IncrementalChoice {
  private final String base;
  private final Listing listing;
  private final List<Label> labels;
  private final Choice[] choices;
  private final String[] keys;
  private final List<SupersededSample> superseded = new ArrayList<>();
  private final Map<String, String> shared = new HashMap<>();
  private long unchanged;
  private long changed;
  private long retried;
  private long vanished;

  /** {@code labels}: parallel to the listing. */
  IncrementalChoice(String base, Listing listing, List<Label> labels) {
    this.base = base;
    this.listing = listing;
    this.labels = labels;
    this.choices = new Choice[listing.files().size()];
    this.keys = new String[listing.files().size()];
    Arrays.fill(choices, Choices.TAKE);
    Arrays.fill(keys, "");
  }

  static Choices of(EarlierRun earlier, Listing listing, List<Label> labels) {
    IncrementalChoice choice = new IncrementalChoice(earlier.runId(), listing, labels);
    earlier.read(choice::take);
    return choice.choices();
  }

  /** What is chosen once every row has been taken. */
  Choices choices() {
    superseded.sort(Comparator.comparing(SupersededSample::path));
    return new Choices(
        Collections.unmodifiableList(Arrays.asList(choices)),
        Collections.unmodifiableList(Arrays.asList(keys)),
        superseded,
        List.of(),
        new Increment(base, unchanged, changed, retried, vanished));
  }

  /** Takes a row of the earlier run's index; in any order. */
  void take(IndexRow row) {
    int place = place(row.path());
    if (place < 0) {
      vanished++;
      superseded.add(SupersededSample.of(SupersededSample.VANISHED, row, base));
      return;
    }
    SupersededSample.standing(row.outcome(), base)
        .ifPresent(written -> keys[place] = written.placement().key());
    if (!isSame(row, listing.files().get(place), labels.get(place))) {
      changed++;
      superseded.add(SupersededSample.of(SupersededSample.CHANGED, row, base));
      return;
    }
    Optional<Earlier> stays = stays(row.outcome());
    if (stays.isPresent()) {
      unchanged++;
      choices[place] = new Choice.Leave(new Outcome.Skipped(share(why(stays.get())), stays.get()));
    } else if (row.outcome() instanceof Outcome.Rejected) {
      retried++;
    }
  }

  /** Its place in the listing, which is sorted; negative where it is not listed. */
  private int place(String path) {
    List<SourceFile> files = listing.files();
    int low = 0;
    int high = files.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = files.get(middle).path().compareTo(path);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  private static boolean isSame(IndexRow row, SourceFile file, Label label) {
    return row.sourceBytes() == file.bytes()
        && row.sourceModifiedMillis() == file.modifiedMillis()
        && row.label().equals(label.text());
  }

  /** Empty for what is tried again; an image that an equal one stood for is looked at anew. */
  private Optional<Earlier> stays(Outcome outcome) {
    Optional<Earlier.Written> written = SupersededSample.standing(outcome, base);
    if (written.isPresent()) {
      return Optional.of(lean(written.get()));
    }
    if (outcome instanceof Outcome.Rejected rejected) {
      return rejected.reason().isTransient()
          ? Optional.empty()
          : Optional.of(new Earlier.Rejected(base, rejected.reason()));
    }
    return outcome instanceof Outcome.Skipped skipped
            && skipped.earlier() instanceof Earlier.Rejected rejected
        ? Optional.of(new Earlier.Rejected(share(rejected.run()), rejected.reason()))
        : Optional.empty();
  }

  private Earlier.Written lean(Earlier.Written written) {
    return new Earlier.Written(
        share(written.run()),
        new Placement(
            share(written.placement().shard()),
            written.placement().key(),
            written.placement().offset(),
            written.placement().length(),
            written.placement().crc32c(),
            written.placement().width(),
            written.placement().height()));
  }

  private String share(String text) {
    return shared.computeIfAbsent(text, same -> same);
  }

  private static String why(Earlier earlier) {
    if (earlier instanceof Earlier.Written written) {
      return "unchanged since run " + written.run();
    }
    Earlier.Rejected rejected = (Earlier.Rejected) earlier;
    return "rejected by run " + rejected.run() + " and unchanged since";
  }
}
