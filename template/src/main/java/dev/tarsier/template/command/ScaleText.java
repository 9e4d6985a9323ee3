package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.report.StageSeconds;
import java.util.ArrayList;
import java.util.List;

/** What more cores are worth, for people and for machines. */
final class ScaleText {
  private ScaleText() {}

  static String of(ScaleResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "cores",
            "seconds",
            "from",
            "to",
            "images/s",
            "speed-up",
            "of perfect",
            "busy",
            "waited for bytes"));
    for (ScaleResult.Row row : result.rows()) {
      rows.add(
          List.of(
              Integer.toString(row.cores()),
              Amounts.number(row.seconds(), 2),
              Amounts.number(row.fastest(), 2),
              Amounts.number(row.slowest(), 2),
              Amounts.number(row.imagesPerSecond(), 1),
              Amounts.number(result.speedup(row), 2),
              percent(result.efficiency(row)),
              percent(row.busy()),
              percent(row.waited())));
    }
    return Columns.of(rows) + "\n" + verdict(result);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  private static String verdict(ScaleResult result) {
    if (result.model().isEmpty()) {
      return "No model: it takes three numbers of cores to tell what is serial from what is"
          + " parallel.\n";
    }
    String enough =
        result.enough().isPresent()
            ? "From "
                + result.enough().getAsInt()
                + (result.enough().getAsInt() == 1 ? " core" : " cores")
                + " on, twice as many would save less than a fifth of the time."
            : "Up to 64 cores, twice as many would save a fifth of the time or more.";
    return "seconds = "
        + result.model().orElseThrow().formula().replace("machines", "cores")
        + " (within "
        + Amounts.number(result.model().orElseThrow().relativeError() * 100, 1)
        + " %). "
        + enough
        + "\n";
  }

  static String json(ScaleResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = node.putArray("rows");
    for (ScaleResult.Row row : result.rows()) {
      ObjectNode item = rows.addObject();
      item.put("cores", row.cores());
      item.put("seconds", row.seconds());
      item.put("fastest", row.fastest()).put("slowest", row.slowest());
      item.put("imagesPerSecond", row.imagesPerSecond());
      item.put("speedUp", result.speedup(row)).put("efficiency", result.efficiency(row));
      item.put("busy", row.busy()).put("waited", row.waited());
      stages(item.putObject("stages"), row.stages());
    }
    result
        .model()
        .ifPresent(
            model ->
                node.putObject("model")
                    .put("formula", model.formula().replace("machines", "cores"))
                    .put("relativeError", model.relativeError()));
    result.enough().ifPresent(cores -> node.put("enoughCores", cores));
    return node.toPrettyString() + "\n";
  }

  private static void stages(ObjectNode node, StageSeconds stages) {
    node.put("list", stages.list()).put("read", stages.read()).put("decode", stages.decode());
    node.put("operate", stages.operate()).put("encode", stages.encode());
    node.put("write", stages.write());
  }
}
