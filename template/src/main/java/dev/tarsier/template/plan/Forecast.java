package dev.tarsier.template.plan;

import java.util.List;

/** What a plan will take. */
public sealed interface Forecast {
  /** Something that is needed is not known; {@code message} says what and how to find out. */
  record Unknown(String message) implements Forecast {}

  /**
   * Time and cost.
   *
   * @param coreHours of work, on cores of the bench
   * @param throughput where the figures come from
   * @param corrected whether measured runs have corrected the times; the core hours they do not
   * @param region whose prices count
   * @param priceDate as in 2025-03-06
   * @param alternatives the spec's first
   */
  record Known(
      double coreHours,
      String throughput,
      boolean corrected,
      String region,
      String priceDate,
      List<Alternative> alternatives)
      implements Forecast {
    public Known {
      alternatives = List.copyOf(alternatives);
    }

    /** Of the cluster that the spec asks for. */
    public Estimate estimate() {
      return alternatives.get(0).estimate();
    }
  }
}
