package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.TypeRuns;
import java.util.ArrayList;
import java.util.List;

/**
 * What more workers of real clusters were worth, for people and for machines.
 *
 * @param all runs of one data set
 */
record ClusterRuns(List<MeasuredRun> all, List<TypeRuns> types) {
  static ClusterRuns of(List<MeasuredRun> runs) {
    return new ClusterRuns(List.copyOf(runs), TypeRuns.of(runs));
  }

  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "machine type", "workers", "seconds", "USD", "speed-up", "of perfect"));
    for (TypeRuns type : types) {
      for (MeasuredRun run : type.runs()) {
        rows.add(
            List.of(
                TypeRuns.isBest(run, all) ? "*" : "",
                type.machineType(),
                Integer.toString(run.configuration().machines()),
                Amounts.number(run.seconds(), 0),
                Amounts.number(run.usd(), 2),
                Amounts.number(type.speedup(run), 2),
                Math.round(type.efficiency(run) * 100) + " %"));
      }
    }
    StringBuilder text = new StringBuilder(Columns.of(rows));
    text.append("* no other was as fast and as cheap; machines alone, no start, no master\n\n");
    types.forEach(type -> text.append(verdict(type)));
    return text.toString();
  }

  private static String verdict(TypeRuns type) {
    if (type.model().isEmpty()) {
      return type.machineType() + ": no model, which takes three numbers of workers.\n";
    }
    return type.machineType() + ": " + ModelText.of(type.model().orElseThrow(), "worker");
  }

  String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode array = node.putArray("machineTypes");
    for (TypeRuns type : types) {
      ObjectNode item = array.addObject();
      item.put("machineType", type.machineType());
      ArrayNode rows = item.putArray("rows");
      for (MeasuredRun run : type.runs()) {
        ObjectNode row = rows.addObject();
        row.put("workers", run.configuration().machines());
        row.put("seconds", run.seconds()).put("usd", run.usd());
        row.put("speedUp", type.speedup(run)).put("efficiency", type.efficiency(run));
        row.put("best", TypeRuns.isBest(run, all));
      }
      type.model()
          .ifPresent(
              model -> {
                item.putObject("model")
                    .put("formula", model.formula().replace("machines", "workers"))
                    .put("relativeError", model.relativeError());
                model.enough().ifPresent(workers -> item.put("enoughWorkers", workers));
              });
    }
    return node.toPrettyString() + "\n";
  }

  /** Cost against runtime, runtime and speed-up against workers. */
  String picture() {
    Svg svg = Frame.picture("What more workers were worth", 3);
    List<Chart.Series> cost = new ArrayList<>();
    List<Chart.Series> runtime = new ArrayList<>();
    List<Chart.Series> speedup = new ArrayList<>();
    speedup.addAll(perfect());
    for (int i = 0; i < types.size(); i++) {
      TypeRuns type = types.get(i);
      List<Chart.Point> paid = new ArrayList<>();
      List<Chart.Point> took = new ArrayList<>();
      List<Chart.Point> gained = new ArrayList<>();
      for (MeasuredRun run : type.runs()) {
        int workers = run.configuration().machines();
        paid.add(Chart.Point.of(run.seconds(), run.usd(), title(run)));
        took.add(Chart.Point.of(workers, run.seconds(), title(run)));
        gained.add(Chart.Point.of(workers, type.speedup(run), title(run)));
      }
      String kind = "c" + i % 6;
      String name = escaped(type.machineType());
      cost.add(new Chart.Series(kind, name, true, paid));
      runtime.add(new Chart.Series(kind, name, true, took));
      speedup.add(new Chart.Series(kind, name, true, gained));
    }
    Chart.draw(
        svg, Frame.number(0), new Chart.Words("Cost against runtime", "seconds", "USD"), cost);
    Chart.draw(svg, Frame.number(1), new Chart.Words("Runtime", "workers", "seconds"), runtime);
    Chart.Words words = new Chart.Words("Speed-up", "workers", "times the fewest");
    Chart.draw(svg, Frame.number(2), words, speedup);
    return svg.raw("</svg>\n").toString();
  }

  /** One for each fewest number that a type was measured on. */
  private List<Chart.Series> perfect() {
    int most = all.stream().mapToInt(run -> run.configuration().machines()).max().orElse(1);
    return types.stream()
        .map(type -> type.runs().get(0).configuration().machines())
        .distinct()
        .map(fewest -> perfect(fewest, most))
        .toList();
  }

  private static Chart.Series perfect(int fewest, int most) {
    return new Chart.Series(
        "perfect",
        "perfect from " + fewest + " (dashed)",
        false,
        List.of(Chart.Point.of(fewest, 1, ""), Chart.Point.of(most, (double) most / fewest, "")));
  }

  private static String title(MeasuredRun run) {
    return escaped(run.configuration().toString())
        + ": "
        + Amounts.number(run.seconds(), 0)
        + " s, "
        + Amounts.number(run.usd(), 2)
        + " USD";
  }

  /** Names come from a file of the user's. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
