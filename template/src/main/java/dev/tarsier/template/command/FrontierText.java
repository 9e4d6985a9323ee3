package dev.tarsier.template.command;

import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.ClusterShape;
import dev.tarsier.template.plan.Frontier;
import java.util.ArrayList;
import java.util.List;

/** The clusters worth choosing from, for people. */
final class FrontierText {
  /** More rows than this nobody reads: every other one is left out until it fits. */
  private static final int MOST_ROWS = 16;

  private FrontierText() {}

  static String of(Selection selection) {
    Frontier frontier = selection.frontier();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "cluster", "cores", "minutes", "up to", "USD up to"));
    for (Alternative alternative : shown(selection)) {
      rows.add(
          List.of(
              selection.isChoice(alternative) ? "*" : "",
              ForecastText.cluster(alternative.shape()),
              Integer.toString(alternative.shape().maximumCores()),
              Amounts.number(alternative.estimate().minutes().expected(), 1),
              Amounts.number(Frontier.minutes(alternative), 1),
              Amounts.number(Frontier.usd(alternative), 2)));
    }
    return "Of "
        + frontier.weighed().size()
        + " clusters that were weighed, those than which none is faster and cheaper:\n"
        + Columns.of(rows)
        + unpriced(frontier)
        + selection.choice().map(chosen -> "\n" + chosen(chosen)).orElse("");
  }

  private static String unpriced(Frontier frontier) {
    return frontier.unpriced() == 0
        ? ""
        : frontier.unpriced() + " more were left out: something of them has no known price.\n";
  }

  private static List<Alternative> shown(Selection selection) {
    List<Alternative> best = selection.frontier().best();
    int step = (best.size() + MOST_ROWS - 1) / MOST_ROWS;
    List<Alternative> shown = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      boolean last = i == best.size() - 1;
      if (i % Math.max(1, step) == 0 || last || selection.isChoice(best.get(i))) {
        shown.add(best.get(i));
      }
    }
    return shown;
  }

  private static String chosen(Alternative choice) {
    return "Choice: "
        + ForecastText.cluster(choice.shape())
        + ", up to "
        + amounts(choice)
        + ". In the spec:\n"
        + yaml(choice.shape());
  }

  static String amounts(Alternative alternative) {
    return Amounts.number(Frontier.minutes(alternative), 1)
        + " minutes and "
        + Amounts.number(Frontier.usd(alternative), 2)
        + " USD";
  }

  /** What to write under {@code cluster}. */
  static String yaml(ClusterShape shape) {
    return "  cluster:\n    machine-type: "
        + shape.machineType()
        + "\n    workers: "
        + shape.workers()
        + "\n"
        + (shape.singleNode()
            ? ""
            : "    secondary: {max: " + shape.secondaries() + ", spot: " + shape.spot() + "}\n");
  }
}
