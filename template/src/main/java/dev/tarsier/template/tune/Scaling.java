package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the runs of one workload on one type of machine say of other numbers of that machine.
 *
 * @param runs measured
 * @param model fitted to them
 * @param predictions in the order of their machines
 */
public record Scaling(List<MeasuredRun> runs, Ernest model, List<Prediction> predictions) {
  /** Beyond twice or half of what was measured the model is a guess. */
  private static final int REACH = 2;

  private static final List<Integer> COUNTS =
      List.of(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128);

  public Scaling {
    runs = List.copyOf(runs);
    predictions = List.copyOf(predictions);
  }

  /** One more run, not made yet. */
  public record Prediction(Configuration cluster, Interval seconds) {
    public Interval usd() {
      return seconds.times(cluster.usd(1));
    }
  }

  /** Of each type that ran on enough numbers of machines; the others are left out. */
  public static List<Scaling> of(List<MeasuredRun> runs) throws InvalidRuns {
    Map<String, List<MeasuredRun>> byType = new LinkedHashMap<>();
    for (MeasuredRun run : runs) {
      byType.computeIfAbsent(run.configuration().machineType(), type -> new ArrayList<>()).add(run);
    }
    List<Scaling> scalings = new ArrayList<>();
    for (List<MeasuredRun> type : byType.values()) {
      if (counts(type) >= Ernest.MINIMUM_COUNTS) {
        Ernest model = Ernest.fit(type);
        scalings.add(new Scaling(type, model, predictions(type, model)));
      }
    }
    return List.copyOf(scalings);
  }

  private static long counts(List<MeasuredRun> runs) {
    return runs.stream().map(run -> run.configuration().machines()).distinct().count();
  }

  private static List<Prediction> predictions(List<MeasuredRun> runs, Ernest model) {
    int fewest = runs.stream().mapToInt(run -> run.configuration().machines()).min().orElseThrow();
    int most = runs.stream().mapToInt(run -> run.configuration().machines()).max().orElseThrow();
    Configuration like = runs.get(0).configuration();
    return COUNTS.stream()
        .filter(count -> count * REACH >= fewest && count <= most * REACH)
        .map(count -> new Prediction(like.with(count), model.seconds(count)))
        .toList();
  }
}
