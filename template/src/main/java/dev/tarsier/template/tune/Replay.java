package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Searches a table of runs that were measured already, many times over, so that anyone can judge
 * the search: its trials are looked up, and the true optimum is known.
 */
public final class Replay {
  private final String workload;
  private final List<MeasuredRun> runs;
  private final List<Configuration> clusters;
  private final Features features;
  private final Budget budget;
  private final double optimum;
  private final double exhaustive;

  /** Refuses a workload in which there is nothing to search for. */
  public Replay(String workload, List<MeasuredRun> runs, Budget budget) throws InvalidRuns {
    this.workload = workload;
    this.runs = List.copyOf(runs);
    this.budget = budget;
    this.clusters = runs.stream().map(MeasuredRun::configuration).toList();
    if (runs.size() <= budget.starts()) {
      throw new InvalidRuns(
          "Invalid workload: "
              + workload
              + " (it ran on "
              + runs.size()
              + " clusters, and "
              + budget.starts()
              + " are drawn before the search begins; measure more)");
    }
    this.features = Features.of(clusters);
    this.optimum = optimum();
    this.exhaustive = runs.stream().mapToDouble(MeasuredRun::usd).sum();
  }

  private double optimum() throws InvalidRuns {
    double shortest = runs.stream().mapToDouble(MeasuredRun::seconds).min().orElseThrow();
    if (!budget.holds(shortest)) {
      throw new InvalidRuns(
          "Invalid --max-runtime: "
              + Math.round(budget.maximumSeconds())
              + " s (no run of "
              + workload
              + " took less than "
              + Math.round(Math.ceil(shortest))
              + " s)");
    }
    return runs.stream()
        .filter(run -> budget.holds(run.seconds()))
        .mapToDouble(MeasuredRun::usd)
        .min()
        .orElseThrow();
  }

  /** The same seed gives the same result, whatever else is in the file. */
  public ReplayResult run(int replays, long seed) {
    Random random = new Random(seed * 31 + workload.hashCode());
    List<Found> searched = new ArrayList<>();
    List<Found> drawn = new ArrayList<>();
    for (int i = 0; i < replays; i++) {
      List<Integer> order = order(random);
      Found found = search(order.subList(0, budget.starts()));
      searched.add(found);
      drawn.add(found(order.subList(0, found.runs())));
    }
    return new ReplayResult(
        workload, runs.size(), Score.of(searched), Score.of(drawn), budget.maximumSeconds());
  }

  private List<Integer> order(Random random) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    return order;
  }

  private Found search(List<Integer> starts) {
    Search search = new Search(clusters, features, budget);
    starts.forEach(start -> search.record(start, runs.get(start).seconds()));
    for (var next = search.next(); next.isPresent(); next = search.next()) {
      int cluster = next.get().cluster();
      search.record(cluster, runs.get(cluster).seconds());
    }
    return found(search.tried());
  }

  private Found found(List<Integer> tried) {
    List<MeasuredRun> trials = tried.stream().map(runs::get).toList();
    double best =
        trials.stream()
            .filter(run -> budget.holds(run.seconds()))
            .mapToDouble(MeasuredRun::usd)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double spent = trials.stream().mapToDouble(MeasuredRun::usd).sum();
    return new Found(trials.size(), best / optimum, spent / exhaustive);
  }
}
