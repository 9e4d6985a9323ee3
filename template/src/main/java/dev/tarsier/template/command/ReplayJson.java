package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.tune.ReplayResult;
import dev.tarsier.template.tune.Score;
import java.util.List;

/** Replayed searches for machines; a quantile that is not finite is null. */
final class ReplayJson {
  private ReplayJson() {}

  static String of(List<ReplayResult> results) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (ReplayResult result : results) {
      ObjectNode item = array.addObject();
      item.put("workload", result.workload());
      item.put("clusters", result.clusters());
      score(item, result.search());
      score(item.putObject("random"), result.random());
    }
    return array.toPrettyString() + "\n";
  }

  private static void score(ObjectNode json, Score score) {
    json.put("replays", score.replays());
    json.put("runsMean", score.runsMean());
    json.put("runsP90", score.runsP90());
    ObjectNode cost = json.putObject("costOverOptimum");
    finite(cost, "p50", score.costOverOptimumP50());
    finite(cost, "p90", score.costOverOptimumP90());
    json.put("within5Percent", score.within5Percent());
    json.put("optimal", score.optimal());
    json.put("searchCostOverExhaustive", score.searchCostOverExhaustive());
  }

  private static void finite(ObjectNode json, String key, double value) {
    json.put(key, Double.isFinite(value) ? Double.valueOf(value) : null);
  }
}
