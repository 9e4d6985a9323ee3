package dev.tarsier.template.plan;

import java.util.List;

/**
 * How long a run takes on a cluster, and what that costs.
 *
 * @param minutes from the start of the cluster to its end
 * @param usd of everything that has a price
 * @param network of a worker, against its cores
 * @param spotShare of {@code usd}, 0 to 1, that goes to spot machines
 * @param unpriced what is not in {@code usd}, because its price is unknown
 */
public record Estimate(
    Bounds minutes, Bounds usd, Network network, double spotShare, List<String> unpriced) {
  public Estimate {
    unpriced = List.copyOf(unpriced);
  }
}
