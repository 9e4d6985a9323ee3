package dev.tarsier.template.command;

import dev.tarsier.template.tune.ReplayResult;
import dev.tarsier.template.tune.Score;
import java.util.ArrayList;
import java.util.List;

/** Replayed searches for people. */
final class ReplayText {
  private ReplayText() {}

  static String of(List<ReplayResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "workload",
            "search",
            "clusters",
            "runs",
            "cost/optimum p50",
            "p90",
            "within 5 %",
            "optimum",
            "search cost"));
    for (ReplayResult result : results) {
      rows.add(row(result.workload(), "tarsier", result.clusters(), result.search()));
      rows.add(row("", "random", result.clusters(), result.random()));
    }
    return Columns.of(rows) + "\n" + footing(results.get(0));
  }

  private static List<String> row(String workload, String search, int clusters, Score score) {
    return List.of(
        workload,
        search,
        Integer.toString(clusters),
        Amounts.number(score.runsMean(), 1),
        ratio(score.costOverOptimumP50()),
        ratio(score.costOverOptimumP90()),
        percent(score.within5Percent()),
        percent(score.optimal()),
        percent(score.searchCostOverExhaustive()));
  }

  private static String ratio(double value) {
    return Double.isFinite(value) ? Amounts.number(value, 3) : "none";
  }

  private static String percent(double share) {
    return Amounts.number(share * 100, 1) + " %";
  }

  private static String footing(ReplayResult result) {
    String limit =
        Double.isFinite(result.maximumSeconds())
            ? "Only runs of at most "
                + Math.round(result.maximumSeconds())
                + " s count; none: so many searches met no such run.\n"
            : "";
    return result.search().replays()
        + " searches a workload. Runs: mean of clusters tried. Search cost: of the trials, over"
        + " that of\ntrying every cluster. Random: as many clusters, the first three the same.\n"
        + limit;
  }
}
