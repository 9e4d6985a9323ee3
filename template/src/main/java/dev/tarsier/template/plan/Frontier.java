package dev.tarsier.template.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Clusters beside each other, judged by the most that they may take and cost. Clusters of which
 * something has no known price take no part: nothing could be said of what they save.
 *
 * @param spec the spec's own, wherever it stands
 * @param weighed all that were estimated and have a price
 * @param unpriced how many were left out
 * @param best those than which none is both faster and cheaper, the fastest first
 */
public record Frontier(
    Alternative spec, List<Alternative> weighed, int unpriced, List<Alternative> best) {
  private static final Comparator<Alternative> BY_TIME =
      Comparator.comparingDouble(Frontier::minutes).thenComparingDouble(Frontier::usd);

  public Frontier {
    weighed = List.copyOf(weighed);
    best = List.copyOf(best);
  }

  static Frontier of(List<Alternative> field) {
    List<Alternative> priced =
        field.stream().filter(a -> a.estimate().unpriced().isEmpty()).sorted(BY_TIME).toList();
    List<Alternative> best = new ArrayList<>();
    for (Alternative alternative : priced) {
      if (best.isEmpty() || usd(alternative) < usd(best.get(best.size() - 1))) {
        best.add(alternative);
      }
    }
    return new Frontier(field.get(0), priced, field.size() - priced.size(), best);
  }

  /** The most minutes that it may take. */
  public static double minutes(Alternative alternative) {
    return alternative.estimate().minutes().high();
  }

  /** The most USD that it may cost. */
  public static double usd(Alternative alternative) {
    return alternative.estimate().usd().high();
  }
}
