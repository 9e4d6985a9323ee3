package dev.tarsier.template.command;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.template.tune.Configuration;
import dev.tarsier.template.tune.Ernest;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What runs on several numbers of cores took.
 *
 * @param rows fewest cores first
 * @param runs all of them, as a model takes them
 */
record ScaleResult(List<Row> rows, List<MeasuredRun> runs) {
  /** Doubling the cores must save this share of the time, or it does not pay. */
  static final double WORTHWHILE = 0.2;

  private static final int FURTHEST = 64;

  /**
   * The runs on one number of cores.
   *
   * @param seconds of the median run
   * @param fastest seconds
   * @param slowest seconds
   * @param imagesPerSecond of the median run
   * @param stages core seconds of the median run
   */
  record Row(
      int cores,
      double seconds,
      double fastest,
      double slowest,
      double imagesPerSecond,
      StageSeconds stages) {
    /** Share of the cores' time that was spent on images. */
    double busy() {
      StageSeconds s = stages;
      return (s.decode() + s.operate() + s.encode() + s.write()) / (cores * seconds);
    }

    /** Share of the cores' time that waited for bytes. */
    double waited() {
      return stages.read() / (cores * seconds);
    }
  }

  static ScaleResult of(List<ScaleRuns.Measured> measured) {
    Map<Integer, List<RunReport>> byCores = new TreeMap<>();
    List<MeasuredRun> runs = new ArrayList<>();
    for (ScaleRuns.Measured run : measured) {
      byCores.computeIfAbsent(run.cores(), cores -> new ArrayList<>()).add(run.report());
      Configuration core = new Configuration("core", run.cores(), 1, 1, "this", "this", 1);
      runs.add(new MeasuredRun(core, Math.max(run.report().seconds(), 1e-3)));
    }
    List<Row> rows = new ArrayList<>();
    byCores.forEach((cores, reports) -> rows.add(row(cores, reports)));
    return new ScaleResult(List.copyOf(rows), List.copyOf(runs));
  }

  private static Row row(int cores, List<RunReport> reports) {
    List<RunReport> sorted =
        reports.stream().sorted((a, b) -> Double.compare(a.seconds(), b.seconds())).toList();
    RunReport median = sorted.get((sorted.size() - 1) / 2);
    return new Row(
        cores,
        Math.max(median.seconds(), 1e-3),
        sorted.get(0).seconds(),
        sorted.get(sorted.size() - 1).seconds(),
        median.imagesPerSecond(),
        median.stages());
  }

  /** Over the fewest cores that were measured. */
  double speedup(Row row) {
    return rows.get(0).seconds() / row.seconds();
  }

  /** Speed-up over that of perfect scaling, from 0 to 1 and a little more by noise. */
  double efficiency(Row row) {
    return speedup(row) * rows.get(0).cores() / row.cores();
  }

  /** Empty when three numbers of cores were not measured. */
  Optional<Ernest> model() {
    try {
      return Optional.of(Ernest.fit(runs));
    } catch (InvalidRuns e) {
      return Optional.empty();
    }
  }

  /**
   * The fewest cores whose doubling saves less than a fifth of the time, by the model; empty when
   * there is none up to 64, or no model.
   */
  OptionalInt enough() {
    Optional<Ernest> model = model();
    for (int cores = 1; model.isPresent() && cores <= FURTHEST; cores *= 2) {
      double once = model.get().seconds(cores).middle();
      double twice = model.get().seconds(2 * cores).middle();
      if (twice > once * (1 - WORTHWHILE)) {
        return OptionalInt.of(cores);
      }
    }
    return OptionalInt.empty();
  }
}
