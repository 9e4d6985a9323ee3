package dev.tarsier.template.command;

import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.FixedCluster;
import dev.tarsier.template.plan.Forecaster;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.tune.Budget;
import dev.tarsier.template.tune.Configuration;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One step of tuning a dataset: the runs so far in, the next cluster out. */
final class TuneRun {
  /** Clusters of a quarter to four times the cores that the spec allows are candidates. */
  private static final int SPREAD = 4;

  private final Shell shell;
  private final String file;
  private final Budget budget;

  TuneRun(Shell shell, String file, Budget budget) {
    this.shell = shell;
    this.file = file;
    this.budget = budget;
  }

  /** {@code trial} is noted first. */
  String propose(Plan plan, Trial trial, boolean json) throws IOException {
    List<Configuration> candidates = candidates(plan);
    Path path = shell.folder().resolve(file);
    String dataset = plan.spec().dataset();
    long all = Trial.images(plan.size());
    if (!trial.equals(Trial.NONE)) {
      Configuration own = own(plan, trial.option());
      MeasuredRun run = new MeasuredRun(own, trial.seconds(), trial.images());
      RunsFile.append(path, file, dataset, run, all);
    }
    List<MeasuredRun> runs =
        Files.exists(path)
            ? RunsFile.read(shell, "--runs", file).getOrDefault(dataset, List.of()).stream()
                .map(run -> run.ofAll(all))
                .toList()
            : List.of();
    RunsFile.requireOneSize("--runs", runs);
    Tuning tuning = new Tuning(candidates, runs, budget);
    return json ? TuneText.json(tuning, runs) : TuneText.of(tuning, runs);
  }

  /** The spec's own first, if it is one of them. */
  private static List<Configuration> candidates(Plan plan) {
    int cores = plan.maximumCores();
    List<Configuration> candidates = new ArrayList<>();
    for (FixedCluster cluster : new Forecaster().fixedClusters(plan)) {
      int these = cluster.shape().workers() * cluster.shape().machineType().cores();
      boolean own = cluster.shape().equals(plan.shape());
      if (own || (these * SPREAD >= cores && these <= cores * SPREAD)) {
        candidates.add(configuration(cluster));
      }
    }
    if (candidates.isEmpty()) {
      throw new UsageProblem(
          "Cannot propose a cluster: none has a known price in this region (prices are on record for"
              + " us-central1, europe-west1 and europe-west4)");
    }
    return List.copyOf(candidates);
  }

  private static Configuration configuration(FixedCluster cluster) {
    ClusterShape shape = cluster.shape();
    return new Configuration(
        shape.machineType().name(),
        shape.workers(),
        shape.machineType().cores(),
        cluster.memoryMebibytes() / 1024.0,
        shape.machineType().family(),
        cluster.disk(),
        cluster.usdPerHour());
  }

  /**
   * The spec's own cluster. Throws UsageProblem, naming the option, when its workers come and go or
   * have no known price.
   */
  static Configuration own(Plan plan, String option) {
    ClusterShape shape = plan.shape();
    return candidates(plan).stream()
        .filter(it -> shape.secondaries() == 0)
        .filter(it -> it.machineType().equals(shape.machineType().name()))
        .filter(it -> it.machines() == shape.workers())
        .findFirst()
        .orElseThrow(
            () ->
                new UsageProblem(
                    "Invalid "
                        + option
                        + ": "
                        + ForecastText.cluster(shape)
                        + " is no candidate (a trial has fixed workers only, secondary.max is 0,"
                        + " and its machines have a known price)"));
  }
}
