package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Bayesian optimisation of cost, as in CherryPick (Alipourfard et al., NSDI 2017): the next trial
 * is the cluster with the largest expected saving times the chance to keep to the time limit. What
 * is uncertain is only the runtime; the price of a cluster is known.
 */
final class Search {
  private final List<Configuration> clusters;
  private final Features features;
  private final Budget budget;
  private final List<Integer> tried = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();

  Search(List<Configuration> clusters, Budget budget) {
    this(clusters, Features.of(clusters), budget);
  }

  Search(List<Configuration> clusters, Features features, Budget budget) {
    this.clusters = clusters;
    this.features = features;
    this.budget = budget;
  }

  void record(int cluster, double runtimeSeconds) {
    tried.add(cluster);
    seconds.add(runtimeSeconds);
  }

  List<Integer> tried() {
    return List.copyOf(tried);
  }

  /** The cheapest cluster that ran and kept to the time; empty when none did. */
  OptionalInt best() {
    int best = -1;
    for (int i = 0; i < tried.size(); i++) {
      if (budget.holds(seconds.get(i)) && (best < 0 || usd(i) < usd(best))) {
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(tried.get(best));
  }

  private double usd(int trial) {
    return clusters.get(tried.get(trial)).usd(seconds.get(trial));
  }

  /** What is believed after the runs so far, of which there must be one. */
  RuntimeModel model() {
    double[] values = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    return new RuntimeModel(features, tried, values);
  }

  /** Empty when the budget is up, all is tried, or another trial is not worth it. */
  Optional<Proposal> next() {
    if (budget.isUp(tried.size())) {
      return Optional.empty();
    }
    RuntimeModel model = model();
    Proposal best = null;
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      if (!tried.contains(cluster)) {
        double saving = saving(model, cluster);
        if (best == null || saving > best.expectedSaving()) {
          best = new Proposal(cluster, saving);
        }
      }
    }
    boolean enough = tried.size() >= Budget.MINIMUM_RUNS && best().isPresent();
    boolean stop = best != null && enough && best.expectedSaving() < Budget.WORTHWHILE;
    return stop ? Optional.empty() : Optional.ofNullable(best);
  }

  /** Without a run that kept to the time there is nothing to save on: any that does will do. */
  private double saving(RuntimeModel model, int cluster) {
    double logLimit = Math.log(budget.maximumSeconds());
    OptionalInt best = best();
    if (best.isEmpty()) {
      return model.expect(cluster, seconds -> seconds.probabilityBelow(logLimit));
    }
    double logBest = Math.log(usd(tried.indexOf(best.getAsInt())));
    double logPrice = Math.log(clusters.get(cluster).usd(1));
    return model.expect(
        cluster,
        logSeconds ->
            logSeconds.plus(logPrice).expectedSaving(logBest)
                * (Double.isInfinite(logLimit) ? 1 : logSeconds.probabilityBelow(logLimit)));
  }
}
