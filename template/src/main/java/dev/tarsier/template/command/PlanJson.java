package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.Bounds;
import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Estimate;
import dev.tarsier.template.plan.Forecast;
import dev.tarsier.template.plan.Frontier;
import dev.tarsier.template.plan.Network;
import dev.tarsier.template.plan.Plan;
import java.util.List;

/** A plan with its cluster, its forecast and the alternatives, for machines. */
final class PlanJson {
  private PlanJson() {}

  /** The choice is absent when no cluster keeps to what was asked for. */
  static void choice(ObjectNode node, Selection selection) {
    Frontier frontier = selection.frontier();
    node.put("weighed", frontier.weighed().size());
    node.put("unpriced", frontier.unpriced());
    alternatives(node.putArray("frontier"), frontier.best());
    selection
        .choice()
        .ifPresent(
            chosen -> {
              ObjectNode item = node.putObject("choice");
              cluster(item.putObject("cluster"), chosen.shape());
              estimate(item, chosen.estimate());
            });
  }

  static ObjectNode node(Plan plan, Forecast forecast) {
    ObjectNode node = PlanText.node(plan);
    cluster(node.putObject("cluster"), plan.shape());
    ObjectNode json = node.putObject("forecast");
    if (forecast instanceof Forecast.Unknown unknown) {
      json.put("unknown", unknown.message());
    } else if (forecast instanceof Forecast.Known known) {
      known(json, known);
      json.put("timeoutMinutes", plan.timeout().toMinutes());
      json.put("withinTimeout", withinTimeout(plan, known.estimate()));
    }
    return node;
  }

  private static String withinTimeout(Plan plan, Estimate estimate) {
    return switch (TimeLimit.of(plan, estimate)) {
      case ENOUGH -> "yes";
      case SHORT -> "maybe";
      case TOO_SHORT -> "no";
    };
  }

  private static void known(ObjectNode json, Forecast.Known known) {
    json.put("coreHours", known.coreHours());
    json.put("throughput", known.throughput());
    json.put("corrected", known.corrected());
    json.put("region", known.region());
    json.put("priceDate", known.priceDate());
    estimate(json, known.estimate());
    alternatives(json.putArray("alternatives"), known.alternatives());
  }

  private static void alternatives(ArrayNode array, List<Alternative> alternatives) {
    for (Alternative alternative : alternatives) {
      ObjectNode item = array.addObject();
      item.put("chosen", alternative.chosen()).put("why", alternative.why());
      cluster(item.putObject("cluster"), alternative.shape());
      estimate(item, alternative.estimate());
    }
  }

  private static void cluster(ObjectNode json, ClusterShape shape) {
    json.put("machineType", shape.machineType().name());
    json.put("masterMachineType", shape.masterMachineType().name());
    json.put("workers", shape.workers());
    json.put("secondaryMaximum", shape.secondaries());
    json.put("spot", shape.spot());
    json.put("cores", shape.maximumCores());
    ObjectNode executors = json.putObject("executors");
    executors.put("perNode", shape.executors().perNode());
    executors.put("cores", shape.executors().cores());
    executors.put("heapMebibytes", shape.executors().heapMebibytes());
    executors.put("overheadMebibytes", shape.executors().overheadMebibytes());
  }

  private static void estimate(ObjectNode json, Estimate estimate) {
    bounds(json.putObject("minutes"), estimate.minutes());
    bounds(json.putObject("usd"), estimate.usd());
    Network network = estimate.network();
    json.put("bottleneck", network.isBottleneck() ? "network" : "cores");
    if (network.isKnown()) {
      json.putObject("network").put("gbps", network.gbps()).put("shareOfCores", network.share());
    }
    json.put("spotShare", estimate.spotShare());
    estimate.unpriced().forEach(json.putArray("unpriced")::add);
  }

  private static void bounds(ObjectNode json, Bounds bounds) {
    json.put("low", bounds.low()).put("expected", bounds.expected()).put("high", bounds.high());
  }
}
