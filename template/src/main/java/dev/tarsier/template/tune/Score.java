package dev.tarsier.template.tune;

import dev.tarsier.template.statistics.Quantile;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How many searches of one workload ended. Shares are from 0 to 1.
 *
 * @param costOverOptimumP50 infinite when so many found nothing that keeps to the time limit
 * @param within5Percent share that found a cost of at most 1.05 times the optimum
 * @param optimal share that found the optimum itself
 * @param searchCostOverExhaustive mean
 */
public record Score(
    int replays,
    double runsMean,
    double runsP90,
    double costOverOptimumP50,
    double costOverOptimumP90,
    double within5Percent,
    double optimal,
    double searchCostOverExhaustive) {

  static Score of(List<Found> ends) {
    return new Score(
        ends.size(),
        ends.stream().mapToInt(Found::runs).average().orElseThrow(),
        quantile(ends, Found::runs, 0.9),
        quantile(ends, Found::costOverOptimum, 0.5),
        quantile(ends, Found::costOverOptimum, 0.9),
        share(ends, end -> end.costOverOptimum() <= 1.05),
        share(ends, end -> end.costOverOptimum() <= 1 + 1e-9),
        ends.stream().mapToDouble(Found::searchCostOverExhaustive).average().orElseThrow());
  }

  private static double share(List<Found> ends, Predicate<Found> predicate) {
    return (double) ends.stream().filter(predicate).count() / ends.size();
  }

  private static double quantile(List<Found> ends, ToDoubleFunction<Found> figure, double share) {
    return Quantile.of(ends.stream().mapToDouble(figure).sorted().toArray(), share);
  }
}
