package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.tune.Interval;
import dev.tarsier.template.tune.Scaling;
import java.util.ArrayList;
import java.util.List;

/** What measured runs say of other numbers of machines, for people and for machines. */
final class ScalingText {
  private ScalingText() {}

  static String of(List<Scaling> scalings) {
    if (scalings.isEmpty()) {
      return "No type of machine was measured in three numbers: nothing can be said of others.\n";
    }
    StringBuilder text = new StringBuilder();
    for (Scaling scaling : scalings) {
      text.append("By ")
          .append(scaling.runs().size())
          .append(" runs on ")
          .append(scaling.runs().get(0).configuration().machineType())
          .append(", seconds = ")
          .append(scaling.model().formula())
          .append(" (within ")
          .append(Amounts.number(scaling.model().relativeError() * 100, 1))
          .append(" %):\n")
          .append(table(scaling))
          .append('\n');
    }
    return text.append(
            "Nine of ten runs are expected within the bounds; machines alone, no start, no master.\n")
        .toString();
  }

  private static String table(Scaling scaling) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("machines", "seconds", "USD"));
    for (Scaling.Prediction prediction : scaling.predictions()) {
      rows.add(
          List.of(
              Integer.toString(prediction.cluster().machines()),
              range(prediction.seconds(), 0),
              range(prediction.usd(), 2)));
    }
    return Columns.of(rows);
  }

  private static String range(Interval interval, int digits) {
    return Amounts.number(interval.middle(), digits)
        + " ("
        + Amounts.number(interval.low(), digits)
        + " to "
        + Amounts.number(interval.high(), digits)
        + ")";
  }

  static ArrayNode json(List<Scaling> scalings) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Scaling scaling : scalings) {
      ObjectNode item = array.addObject();
      item.put("machineType", scaling.runs().get(0).configuration().machineType());
      item.put("runs", scaling.runs().size());
      item.put("formula", scaling.model().formula());
      item.put("relativeError", scaling.model().relativeError());
      ArrayNode predictions = item.putArray("predictions");
      for (Scaling.Prediction prediction : scaling.predictions()) {
        ObjectNode row = predictions.addObject();
        row.put("workers", prediction.cluster().machines());
        interval(row.putObject("seconds"), prediction.seconds());
        interval(row.putObject("usd"), prediction.usd());
      }
    }
    return array;
  }

  private static void interval(ObjectNode node, Interval interval) {
    node.put("low", interval.low()).put("middle", interval.middle()).put("high", interval.high());
  }
}
