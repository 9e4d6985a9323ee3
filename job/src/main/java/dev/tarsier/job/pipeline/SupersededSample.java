package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Earlier;
import dev.tarsier.job.report.Outcome;
import dev.tarsier.job.report.Placement;
import dev.tarsier.job.sink.CsvText;
import dev.tarsier.job.sink.IndexRow;
import java.util.List;
import java.util.Optional;

/**
 * An image of an earlier run that is no longer what it was, or gone: its sample there, if it has
 * one, is no part of the data set any more.
 *
 * @param run id of the run whose shards hold the sample; empty where none was written
 */
record SupersededSample(String why, String path, String run, String shard, String key) {
  /** Beside the shards of a run that goes on from another. */
  static final String FILE = "superseded.csv";

  static final String CHANGED = "changed";
  static final String VANISHED = "vanished";

  /** {@code base}: the run whose index holds the row. */
  static SupersededSample of(String why, IndexRow row, String base) {
    Optional<Earlier.Written> written = standing(row.outcome(), base);
    Placement none = new Placement("", "", 0, 0, "", 0, 0);
    Placement placement = written.map(Earlier.Written::placement).orElse(none);
    return new SupersededSample(
        why,
        row.path(),
        written.map(Earlier.Written::run).orElse(""),
        placement.shard(),
        placement.key());
  }

  /** Where an image of {@code base} stands, if it has been written. */
  static Optional<Earlier.Written> standing(Outcome outcome, String base) {
    if (outcome instanceof Outcome.Written written) {
      return Optional.of(new Earlier.Written(base, written.placement()));
    }
    return outcome instanceof Outcome.Skipped skipped
            && skipped.earlier() instanceof Earlier.Written earlier
        ? Optional.of(earlier)
        : Optional.empty();
  }

  static String csv(List<SupersededSample> samples) {
    return CsvText.of(
        List.of("why", "path", "run", "shard", "key"),
        samples.stream().map(SupersededSample::cells).toList());
  }

  private List<String> cells() {
    return List.of(why, path, run, shard, key);
  }
}
