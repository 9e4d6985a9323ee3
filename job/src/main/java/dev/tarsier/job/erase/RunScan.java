package dev.tarsier.job.erase;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.sink.IndexRow;
import dev.tarsier.job.source.Listing;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run knows of the images that are to go. The whole index is read, row by row; memory holds
 * what is found, and a path for each image that stays until their listing is summed up.
 */
final class RunScan {
  private final ErasedRun run;
  private final Manifest manifest;
  private final Set<String> paths = new TreeSet<>();
  private final Set<String> indexes = new HashSet<>();
  private final Set<Shard> shards = new TreeSet<>();
  private final Map<String, Set<Shard>> references = new HashMap<>();
  private final Map<String, List<Twin>> twins = new TreeMap<>();
  private Counts gone = Counts.NONE;
  private ListingSummary remaining = new ListingSummary(0, 0, "");

  private RunScan(ErasedRun run, Manifest manifest) {
    this.run = run;
    this.manifest = manifest;
  }

  /**
   * A shard of some run.
   *
   * @param name below the folder of shards
   */
  record Shard(String runId, String name) implements Comparable<Shard> {
    @Override
    public int compareTo(Shard other) {
      int byRun = runId.compareTo(other.runId);
      return byRun == 0 ? name.compareTo(other.name) : byRun;
    }
  }

  /** An image that was left out because it is like another, and the index that has it. */
  record Twin(String path, String index) {}

  /** Paths of all images of a run that are among the subjects. */
  static Set<String> paths(ErasedRun run, Subjects subjects) throws IOException {
    Set<String> paths = new HashSet<>();
    for (FileRecord index : run.manifest().indexes()) {
      run.eachRow(
          index.name(),
          row -> {
            String key = Placed.of(row.outcome(), "").map(Placed::key).orElse("");
            if (subjects.take(row.path(), key)) {
              paths.add(row.path());
            }
          });
    }
    return paths;
  }

  /** {@code erased}: paths of the images that go, from whichever run. */
  static RunScan of(ErasedRun run, Set<String> erased) throws IOException {
    RunScan scan = new RunScan(run, run.manifest());
    List<SourceFile> stay = new ArrayList<>();
    for (FileRecord index : scan.manifest.indexes()) {
      run.eachRow(index.name(), row -> scan.take(row, index.name(), erased, stay));
    }
    scan.remaining = Listing.of(stay).summary();
    return scan;
  }

  private void take(IndexRow row, String index, Set<String> erased, List<SourceFile> stay) {
    Optional<Placed> placed = Placed.of(row.outcome(), run.runId());
    placed.ifPresent(
        it -> references.computeIfAbsent(index, name -> new HashSet<>()).add(it.shard()));
    if (!erased.contains(row.path())) {
      stay.add(new SourceFile(row.path(), row.sourceBytes(), row.sourceModifiedMillis()));
      for (String like : Alike.paths(row.outcome())) {
        twins.computeIfAbsent(like, path -> new ArrayList<>()).add(new Twin(row.path(), index));
      }
      return;
    }
    paths.add(row.path());
    indexes.add(index);
    gone = gone.plus(row.outcome());
    if (row.outcome() instanceof Outcome.Written) {
      placed.ifPresent(it -> shards.add(it.shard()));
    }
  }

  /** Where an image stands, in this run or in an earlier one. */
  private record Placed(Shard shard, String key) {
    static Optional<Placed> of(Outcome outcome, String runId) {
      if (outcome instanceof Outcome.Written written) {
        return Optional.of(
            new Placed(new Shard(runId, written.placement().shard()), written.placement().key()));
      }
      return outcome instanceof Outcome.Skipped skipped
              && skipped.earlier() instanceof Earlier.Written earlier
          ? Optional.of(
              new Placed(
                  new Shard(earlier.run(), earlier.placement().shard()), earlier.placement().key()))
          : Optional.empty();
    }
  }

  ErasedRun run() {
    return run;
  }

  Manifest manifest() {
    return manifest;
  }

  /** Paths of the images that go. */
  Set<String> paths() {
    return paths;
  }

  /** Shards of this run that hold some of them. */
  Set<Shard> shards() {
    return shards;
  }

  /** Names of the index files that say where samples of a shard of this run stand. */
  List<String> indexesOf(String shard) {
    Shard named = new Shard(run.runId(), shard);
    return references.entrySet().stream()
        .filter(entry -> entry.getValue().contains(named))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What the counts lose. */
  Counts gone() {
    return gone;
  }

  /** The listing without them. */
  ListingSummary remaining() {
    return remaining;
  }

  /** Images that stay and were left out because one of {@code erased} is like them. */
  List<Twin> twinsOf(Set<String> erased) {
    return erased.stream().flatMap(path -> twins.getOrDefault(path, List.of()).stream()).toList();
  }

  /**
   * Names of the index files that change: they name one of {@code erased}, or a sample of one of
   * {@code moved} shards.
   */
  Set<String> changing(Set<String> erased, Set<Shard> moved) {
    Set<String> changing = new TreeSet<>(indexes);
    twinsOf(erased).forEach(twin -> changing.add(twin.index()));
    references.forEach(
        (index, named) -> {
          if (named.stream().anyMatch(moved::contains)) {
            changing.add(index);
          }
        });
    return changing;
  }
}
