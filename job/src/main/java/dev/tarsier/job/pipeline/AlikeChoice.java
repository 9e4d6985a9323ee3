package dev.tarsier.job.pipeline;

import dev.tarsier.job.alike.EqualKept;
import dev.tarsier.job.alike.Fingerprint;
import dev.tarsier.job.alike.Kept;
import dev.tarsier.job.alike.NearKept;
import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.request.Dedupe;
import dev.tarsier.job.sink.SampleKeys;
import dev.tarsier.job.source.Label;
import dev.tarsier.job.source.Labels;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.ReadAhead;
import dev.tarsier.job.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Of images that are alike, the one stays that an earlier run has written, else the first by path.
 * An image that cannot be written whatever it holds stands for no other.
 */
final class AlikeChoice {
  private final Dedupe dedupe;
  private final Listing listing;
  private final Labels labels;
  private final Choices choices;

  AlikeChoice(Dedupe dedupe, Selected selected) {
    this.dedupe = dedupe;
    this.listing = selected.listing();
    this.labels = selected.labels();
    this.choices = selected.choices();
  }

  /**
   * Images that need a fingerprint, by their place in the listing: equal bytes want equal sizes;
   * how an image looks, its size does not tell.
   */
  List<Integer> candidates() {
    List<Integer> eligible =
        IntStream.range(0, listing.files().size()).filter(this::isEligible).boxed().toList();
    if (dedupe == Dedupe.PERCEPTUAL) {
      return eligible.stream().anyMatch(this::isTaken) ? eligible : List.of();
    }
    Map<Long, Integer> files = new HashMap<>();
    Map<Long, Integer> taken = new HashMap<>();
    for (int place : eligible) {
      files.merge(bytes(place), 1, Integer::sum);
      taken.merge(bytes(place), isTaken(place) ? 1 : 0, Integer::sum);
    }
    return eligible.stream()
        .filter(place -> files.get(bytes(place)) > 1 && taken.get(bytes(place)) > 0)
        .toList();
  }

  private boolean isEligible(int place) {
    SourceFile file = listing.files().get(place);
    return (isTaken(place) || isStanding(place))
        && file.bytes() > 0
        && file.bytes() <= ReadAhead.LARGEST_FILE_BYTES
        && !labels.ofFile().get(place).equals(Label.MISSING)
        && SampleKeys.isValid(file.path());
  }

  private boolean isTaken(int place) {
    return choices.ofFile().get(place).isTaken();
  }

  /** Whether an earlier run has written it, and it stays as it is there. */
  private boolean isStanding(int place) {
    return choices.ofFile().get(place) instanceof Choice.Leave leave
        && leave.outcome().earlier() instanceof Earlier.Written;
  }

  private long bytes(int place) {
    return listing.files().get(place).bytes();
  }

  /** {@code fingerprints}: by place, of those candidates that have one. */
  Choices choose(Map<Integer, Fingerprint> fingerprints) {
    List<Choice> chosen = new ArrayList<>(choices.ofFile());
    List<Duplicate> duplicates = new ArrayList<>();
    Kept kept = dedupe == Dedupe.EXACT ? new EqualKept() : new NearKept();
    for (int place : inOrder(fingerprints)) {
      Fingerprint fingerprint = fingerprints.get(place);
      Optional<Kept.Match> match = isTaken(place) ? kept.match(fingerprint) : Optional.empty();
      if (match.isEmpty()) {
        kept.keep(fingerprint, place);
      } else {
        Duplicate duplicate = duplicate(place, match.get());
        duplicates.add(duplicate);
        chosen.set(place, new Choice.Leave(new Outcome.Skipped(why(duplicate))));
      }
    }
    duplicates.sort(Comparator.comparing(Duplicate::path));
    return choices.without(Collections.unmodifiableList(chosen), duplicates);
  }

  /** Those that stand first, whatever their path. */
  private List<Integer> inOrder(Map<Integer, Fingerprint> fingerprints) {
    Comparator<Integer> order = Comparator.comparing(this::isTaken);
    return fingerprints.keySet().stream()
        .sorted(order.thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Duplicate duplicate(int place, Kept.Match match) {
    return new Duplicate(
        listing.files().get(place).path(),
        labels.ofFile().get(place).text(),
        listing.files().get(match.image()).path(),
        labels.ofFile().get(match.image()).text(),
        match.distance());
  }

  private String why(Duplicate duplicate) {
    String like = (dedupe == Dedupe.EXACT ? "equal to " : "looks like ") + duplicate.like();
    return duplicate.label().equals(duplicate.labelOfLike())
        ? like
        : like + ", whose label is " + duplicate.labelOfLike();
  }
}
