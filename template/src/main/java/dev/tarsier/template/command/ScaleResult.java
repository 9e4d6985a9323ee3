package dev.tarsier.template.command;

import dev.tarsier.job.report.RunReport;
import dev.tarsier.template.tune.Amdahl;
import dev.tarsier.template.tune.Configuration;
import dev.tarsier.template.tune.Ernest;
import dev.tarsier.template.tune.InvalidRuns;
import dev.tarsier.template.tune.MeasuredRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What runs of one size on several numbers of cores took.
 *
 * @param rows fewest cores first
 * @param runs all of them, as a model takes them
 */
record ScaleResult(ScaleSize size, List<Row> rows, List<MeasuredRun> runs) {
  /** A run is told in milliseconds, and none takes no time. */
  static final double SHORTEST_SECONDS = 1e-3;

  /**
   * The runs on one number of cores.
   *
   * @param fastest seconds
   * @param slowest seconds
   * @param median run; of two, the faster
   */
  record Row(int cores, double fastest, double slowest, RunReport median) {
    double seconds() {
      return Math.max(median.seconds(), SHORTEST_SECONDS);
    }

    double imagesPerSecond() {
      return median.imagesPerSecond();
    }

    double bytesPerSecond() {
      return median.bytesRead() / seconds();
    }

    /** What an image costs where cores have no price; 0 where there was no image. */
    double coreSecondsPerImage() {
      long images = median.images().taken();
      return images == 0 ? 0 : cores * seconds() / images;
    }

    Utilisation utilisation() {
      return Utilisation.of(median, cores);
    }
  }

  /** Smallest size first. */
  static List<ScaleResult> bySize(List<ScaleRuns.Measured> measured) {
    return measured.stream()
        .map(ScaleRuns.Measured::size)
        .distinct()
        .sorted(Comparator.comparingDouble(ScaleSize::part))
        .map(size -> of(size, measured.stream().filter(run -> run.size().equals(size)).toList()))
        .toList();
  }

  private static ScaleResult of(ScaleSize size, List<ScaleRuns.Measured> measured) {
    Map<Integer, List<RunReport>> byCores = new TreeMap<>();
    List<MeasuredRun> runs = new ArrayList<>();
    for (ScaleRuns.Measured run : measured) {
      byCores.computeIfAbsent(run.cores(), cores -> new ArrayList<>()).add(run.report());
      Configuration core = new Configuration("core", run.cores(), 1, 1, "this", "this", 1);
      runs.add(new MeasuredRun(core, Math.max(run.report().seconds(), SHORTEST_SECONDS)));
    }
    List<Row> rows = new ArrayList<>();
    byCores.forEach((cores, reports) -> rows.add(row(cores, reports)));
    return new ScaleResult(size, List.copyOf(rows), List.copyOf(runs));
  }

  private static Row row(int cores, List<RunReport> reports) {
    List<RunReport> sorted =
        reports.stream().sorted(Comparator.comparingDouble(RunReport::seconds)).toList();
    return new Row(
        cores,
        sorted.get(0).seconds(),
        sorted.get(sorted.size() - 1).seconds(),
        sorted.get((sorted.size() - 1) / 2));
  }

  /** Of the median run on the fewest cores. */
  long images() {
    return rows.get(0).median().images().read();
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

  /** Empty when one number of cores was measured. */
  Optional<Amdahl> amdahl() {
    return Amdahl.fit(runs);
  }

  /** By the model; empty when there is none, or more always pay. */
  OptionalInt enough() {
    return model().map(Ernest::enough).orElse(OptionalInt.empty());
  }
}
