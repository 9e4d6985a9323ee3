package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.SourceSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as people and as machines read it. */
final class PlanText {
  private PlanText() {}

  /** What a plan says of the run, not of the cluster: name to value. */
  static Map<String, String> rows(Plan plan) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Dataset", plan.spec().dataset());
    rows.put("Run", plan.request().runId());
    rows.put("Source", plan.request().source().root() + ", " + size(plan.size()));
    rows.put("Recipe", plan.spec().recipe().name());
    rows.put("Folder", plan.request().runFolder().uri());
    rows.put(
        "Partitions",
        plan.partitions() + " (counted for " + plan.maximumCores() + " cores, wherever it runs)");
    return rows;
  }

  static String of(Plan plan) {
    StringBuilder text = new StringBuilder(Summary.table(rows(plan)));
    text.append("Arguments of the job:\n");
    List<String> arguments = RequestArguments.format(plan.request());
    for (int i = 0; i < arguments.size(); i += 2) {
      text.append("  ").append(arguments.get(i)).append(' ').append(arguments.get(i + 1));
      text.append('\n');
    }
    return text.toString();
  }

  private static String size(SourceSize size) {
    if (size instanceof SourceSize.Measured measured) {
      return Amounts.images(measured.files()) + ", " + Amounts.bytes(measured.bytes());
    }
    return "size not known yet";
  }

  static String json(Plan plan) {
    return node(plan).toPrettyString() + "\n";
  }

  static ObjectNode node(Plan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("dataset", plan.spec().dataset());
    node.put("runId", plan.request().runId());
    node.put("runFolder", plan.request().runFolder().uri());
    node.put("partitions", plan.partitions());
    node.put("maximumCores", plan.maximumCores());
    if (plan.size() instanceof SourceSize.Measured measured) {
      node.putObject("source").put("files", measured.files()).put("bytes", measured.bytes());
    }
    RequestArguments.format(plan.request()).forEach(node.putArray("arguments")::add);
    return node;
  }
}
