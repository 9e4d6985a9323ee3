package dev.tarsier.template.simulate;

import dev.tarsier.template.statistics.Quantile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Many simulated runs of one kind.
 *
 * @param lowSeconds one in ten runs is faster
 * @param middleSeconds the median
 * @param highSeconds one in ten runs is slower
 * @param fixedNodeSeconds mean
 * @param addedNodeSeconds mean
 * @param losses mean number of spot nodes that were taken away
 * @param limit what most of them waited for most
 */
public record Spread(
    double lowSeconds,
    double middleSeconds,
    double highSeconds,
    double fixedNodeSeconds,
    double addedNodeSeconds,
    double losses,
    Limit limit) {

  /** {@code runs} seeds from {@code seed} on. */
  public static Spread of(Work work, Nodes nodes, World world, int runs, long seed) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      outcomes.add(Simulation.run(work, nodes, world, seed + i));
    }
    double[] seconds = outcomes.stream().mapToDouble(Outcome::seconds).sorted().toArray();
    Map<Limit, Integer> limits = new EnumMap<>(Limit.class);
    outcomes.forEach(outcome -> limits.merge(outcome.limit(), 1, Integer::sum));
    return new Spread(
        Quantile.of(seconds, 0.1),
        Quantile.of(seconds, 0.5),
        Quantile.of(seconds, 0.9),
        outcomes.stream().mapToDouble(Outcome::fixedNodeSeconds).average().orElseThrow(),
        outcomes.stream().mapToDouble(Outcome::addedNodeSeconds).average().orElseThrow(),
        outcomes.stream().mapToInt(Outcome::losses).average().orElseThrow(),
        limits.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseThrow());
  }
}
