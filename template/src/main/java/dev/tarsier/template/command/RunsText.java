package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tarsier.template.run.RunRecord;
import dev.tarsier.template.run.RunRecordParser;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The history of runs, for people and for machines. */
final class RunsText {
  private static final List<String> HEAD =
      List.of("STARTED", "DATASET", "RUN", "OUTCOME", "IMAGES", "WHERE", "REPORT");

  private RunsText() {}

  /** A table; nothing for no run. */
  static String of(List<RunRecord> runs) {
    if (runs.isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    runs.forEach(run -> rows.add(row(run)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size() - 1; column++) {
        int at = column;
        int width = rows.stream().mapToInt(it -> it.get(at).length()).max().orElse(0);
        String cell = row.get(column);
        text.append(cell).append(" ".repeat(width - cell.length() + 2));
      }
      text.append(row.get(row.size() - 1)).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(RunRecord run) {
    return List.of(
        run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
        run.dataset(),
        run.runId(),
        run.result().state().name().toLowerCase(Locale.ROOT),
        run.result().images() == 0 ? "-" : Long.toString(run.result().images()),
        run.place().where(),
        run.report().orElse("-"));
  }

  static String json(List<RunRecord> runs) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    runs.forEach(run -> array.add(RunRecordParser.toJson(run)));
    return array.toPrettyString() + "\n";
  }

  /** One run, row by row. */
  static String of(RunRecord run) {
    Map<String, String> rows = new LinkedHashMap<>();
    List<String> values = row(run);
    rows.put("Run", run.dataset() + " " + run.runId());
    rows.put("State", values.get(3));
    rows.put("Started", values.get(0));
    rows.put("Images", values.get(4));
    rows.put("Where", run.place().where());
    rows.put("Spec", run.spec());
    rows.put("Folder", run.place().runFolder());
    return Summary.table(rows);
  }

  static String json(RunRecord run) {
    return RunRecordParser.toJson(run).toPrettyString() + "\n";
  }
}
