package dev.tarsier.template.command;

import dev.tarsier.template.tune.Budget;
import picocli.CommandLine.Option;

/** How much a search of clusters may try. */
final class TuneLimits {
  private static final int MAXIMUM_RUNS = 1000;

  @Option(
      names = "--max-runs",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Clusters to try at the most, the three starts included (default: ${DEFAULT-VALUE}).")
  private int maximumRuns;

  @Option(
      names = "--max-runtime",
      paramLabel = "SECONDS",
      defaultValue = "",
      description = "Only clusters count on which a run takes no longer.")
  private String maximumRuntime;

  Budget budget() {
    int starts = Budget.DEFAULT.starts();
    if (maximumRuns < starts || maximumRuns > MAXIMUM_RUNS) {
      throw new UsageProblem(
          "Invalid --max-runs: "
              + maximumRuns
              + " (must be from "
              + starts
              + " to "
              + MAXIMUM_RUNS
              + ": the search begins with "
              + starts
              + " that are drawn)");
    }
    return new Budget(starts, maximumRuns, seconds());
  }

  private double seconds() {
    if (maximumRuntime.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    boolean number = maximumRuntime.matches("\\d{1,9}(\\.\\d{1,6})?");
    double seconds = number ? Double.parseDouble(maximumRuntime) : 0;
    if (seconds == 0) {
      throw new UsageProblem(
          "Invalid --max-runtime: " + maximumRuntime + " (must be seconds above 0)");
    }
    return seconds;
  }
}
