package dev.tarsier.template.tune;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One workload that is being tuned: candidates, and the runs that were made. Until the model has
 * its starts, the next cluster is the candidate least like those that ran; the first is the
 * caller's.
 */
public final class Tuning {
  private final List<Configuration> clusters;
  private final Features features;
  private final Search search;
  private final Budget budget;
  private final List<MeasuredRun> runs;

  /**
   * @param candidates the first is where an empty search begins
   * @param runs also of clusters that are no candidates: they teach the model all the same
   */
  public Tuning(List<Configuration> candidates, List<MeasuredRun> runs, Budget budget) {
    Set<Configuration> all = new LinkedHashSet<>(candidates);
    runs.forEach(run -> all.add(run.configuration()));
    this.clusters = List.copyOf(all);
    this.features = Features.of(clusters);
    this.budget = budget;
    this.runs = List.copyOf(runs);
    this.search = new Search(clusters, features, budget);
    runs.forEach(run -> search.record(clusters.indexOf(run.configuration()), run.seconds()));
  }

  /** The cheapest run so far that kept to the time. */
  public Optional<MeasuredRun> best() {
    OptionalInt best = search.best();
    return best.isEmpty()
        ? Optional.empty()
        : runs.stream()
            .filter(run -> run.configuration().equals(clusters.get(best.getAsInt())))
            .findFirst();
  }

  /** Empty when the search is over: the budget is up, or no trial is worth it. */
  public Optional<Trial> next() {
    if (runs.isEmpty()) {
      return Optional.of(new Trial(clusters.get(0), 0));
    }
    if (runs.size() < budget.starts()) {
      return Optional.of(trial(farthest(), 0));
    }
    return search.next().map(next -> trial(next.cluster(), next.expectedSaving()));
  }

  private Trial trial(int cluster, double saving) {
    return new Trial(clusters.get(cluster), saving);
  }

  private int farthest() {
    int farthest = -1;
    double most = -1;
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int tried : search.tried()) {
        nearest = Math.min(nearest, squared(features.point(cluster), features.point(tried)));
      }
      if (nearest > most) {
        farthest = cluster;
        most = nearest;
      }
    }
    return farthest;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /** Whether no more trials are allowed, whatever they would save. */
  public boolean isBudgetUp() {
    return budget.isUp(runs.size());
  }

  /** How long a run on this candidate is thought to take; empty before anything ran. */
  public Optional<Interval> seconds(Configuration cluster) {
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(search.model().seconds(clusters.indexOf(cluster)));
  }

  /**
   * A cluster to try.
   *
   * @param expectedSaving share of the best cost so far; 0 while the model has too few runs, and
   *     the mere chance to keep to the time while no run did
   */
  public record Trial(Configuration cluster, double expectedSaving) {}
}
