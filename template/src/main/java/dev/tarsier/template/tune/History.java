package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a model of the runtime is off on each series of machines. One that has {@link
 * SeriesModel#MINIMUM_RUNS} runs has a model of its own; for the others all runs together give a
 * factor.
 *
 * @param all of all runs together
 * @param own by series
 */
public record History(SeriesModel all, Map<String, SeriesModel> own) {
  public History {
    own = new TreeMap<>(own);
  }

  /** Refused when there are too few. */
  public static History of(List<Compared> runs) throws InvalidRuns {
    Map<String, List<Compared>> bySeries = new TreeMap<>();
    for (Compared run : runs) {
      bySeries.computeIfAbsent(run.series(), series -> new ArrayList<>()).add(run);
    }
    Map<String, SeriesModel> own = new TreeMap<>();
    for (Map.Entry<String, List<Compared>> series : bySeries.entrySet()) {
      if (series.getValue().size() >= SeriesModel.MINIMUM_RUNS) {
        own.put(series.getKey(), SeriesModel.of(series.getValue()));
      }
    }
    return new History(SeriesModel.of(runs), own);
  }

  /** Of one more run; what another series has in its terms says nothing of this one. */
  public Interval seconds(String series, int machines, double modelled) {
    return own.containsKey(series)
        ? own.get(series).seconds(machines, modelled)
        : all.factor().times(modelled);
  }

  /** Whether the bounds can be trusted alone: for these machines there are runs like it. */
  public boolean covers(String series, int machines, int cores) {
    return own.containsKey(series) && own.get(series).reaches(machines, cores);
  }
}
