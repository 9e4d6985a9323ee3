package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.tune.Configuration;
import dev.tarsier.template.tune.Interval;
import dev.tarsier.template.tune.MeasuredRun;
import dev.tarsier.template.tune.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step of tuning, for people and for machines. */
final class TuneText {
  private TuneText() {}

  static String of(Tuning tuning, List<MeasuredRun> runs) {
    StringBuilder text = new StringBuilder();
    if (!runs.isEmpty()) {
      text.append(table(tuning, runs)).append('\n');
    }
    Optional<Tuning.Trial> next = tuning.next();
    if (next.isEmpty()) {
      String best = tuning.best().map(run -> run.configuration().toString()).orElse("none");
      String why =
          tuning.isBudgetUp() ? "--max-runs is reached" : "another trial is not worth its cost";
      return text.append("Stop: ")
          .append(why)
          .append(". Best: ")
          .append(best)
          .append(".\n")
          .append(tuning.best().map(run -> yaml(run.configuration())).orElse(""))
          .toString();
    }
    Configuration cluster = next.get().cluster();
    text.append("Try ").append(cluster).append(expectation(tuning, next.get())).append('\n');
    text.append(yaml(cluster));
    text.append("and note how long it took: tarsier tune ... --report report.json\n");
    return text.toString();
  }

  private static String expectation(Tuning tuning, Tuning.Trial trial) {
    Optional<Interval> seconds = tuning.seconds(trial.cluster());
    if (seconds.isEmpty()) {
      return ", the first. In the spec:";
    }
    Interval usd = seconds.get().times(trial.cluster().usd(1));
    String saving =
        trial.expectedSaving() == 0 || tuning.best().isEmpty()
            ? ""
            : ", expected to save " + Amounts.number(trial.expectedSaving() * 100, 1) + " %";
    return ": "
        + Math.round(seconds.get().low())
        + " to "
        + Math.round(seconds.get().high())
        + " s, "
        + Amounts.number(usd.low(), 2)
        + " to "
        + Amounts.number(usd.high(), 2)
        + " USD in nine of ten cases"
        + saving
        + ". In the spec:";
  }

  private static String table(Tuning tuning, List<MeasuredRun> runs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "cluster", "seconds", "USD"));
    for (MeasuredRun run : runs) {
      rows.add(
          List.of(
              tuning.best().filter(run::equals).isPresent() ? "*" : "",
              run.configuration().toString(),
              Amounts.number(run.seconds(), 0),
              Amounts.number(run.usd(), 2)));
    }
    return Columns.of(rows);
  }

  private static String yaml(Configuration cluster) {
    return "  cluster:\n    machine-type: "
        + cluster.machineType()
        + "\n    workers: "
        + cluster.machines()
        + "\n    secondary: {max: 0}\n";
  }

  static String json(Tuning tuning, List<MeasuredRun> runs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("runs", runs.size());
    tuning
        .best()
        .ifPresent(
            run ->
                cluster(node.putObject("best"), run.configuration())
                    .put("seconds", run.seconds())
                    .put("usd", run.usd()));
    Optional<Tuning.Trial> next = tuning.next();
    node.put("stop", next.isEmpty());
    next.ifPresent(trial -> trial(node.putObject("next"), tuning, trial));
    return node.toPrettyString() + "\n";
  }

  private static void trial(ObjectNode node, Tuning tuning, Tuning.Trial trial) {
    cluster(node, trial.cluster()).put("expectedSaving", trial.expectedSaving());
    tuning
        .seconds(trial.cluster())
        .ifPresent(
            seconds -> {
              interval(node.putObject("seconds"), seconds);
              interval(node.putObject("usd"), seconds.times(trial.cluster().usd(1)));
            });
  }

  private static ObjectNode cluster(ObjectNode node, Configuration cluster) {
    return node.put("machineType", cluster.machineType()).put("workers", cluster.machines());
  }

  private static void interval(ObjectNode node, Interval interval) {
    node.put("low", interval.low()).put("middle", interval.middle()).put("high", interval.high());
  }
}
