package dev.tarsier.template.tune;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How far a model of the runtime is off, by runs beside it.
 *
 * <p>At first it is a factor: the geometric mean of measured over modelled time, with bounds for
 * one more run by Student's t on the logarithms. With five runs on three numbers of machines
 * Ernest's terms are fitted as well, the modelled time in the place of size/machines: seconds = a +
 * b modelled + c log(machines) + d machines, none negative. They are taken where they leave less
 * unexplained than the factor does, each term having cost a degree of freedom. The factor is the
 * case of b alone.
 */
public final class SeriesModel {
  /** Two runs have a spread, but one that says next to nothing: t is 6.3, and 2.9 for three. */
  public static final int MINIMUM_RUNS = 3;

  /** One more than there are terms, so that the fit can be judged whichever are taken. */
  private static final int TERMS_RUNS = 5;

  /** Beyond twice or half of the machines and cores that were measured the runs say little. */
  private static final int REACH = 2;

  private final List<Compared> runs;
  private final double mean;
  private final double deviation;

  /** Null where the factor says as much. */
  private final Ernest terms;

  private SeriesModel(List<Compared> runs) throws InvalidRuns {
    this.runs = List.copyOf(runs);
    double[] logs =
        runs.stream().mapToDouble(it -> Math.log(it.seconds() / it.modelled())).toArray();
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    this.mean = sum / logs.length;
    double squares = 0;
    for (double log : logs) {
      squares += (log - mean) * (log - mean);
    }
    this.deviation = Math.sqrt(squares / (logs.length - 1));
    this.terms = terms(runs, deviation);
  }

  /** {@code runs} are {@link #MINIMUM_RUNS} or more. */
  static SeriesModel of(List<Compared> runs) throws InvalidRuns {
    if (runs.size() < MINIMUM_RUNS) {
      throw new InvalidRuns(
          "Cannot correct a forecast by "
              + runs.size()
              + (runs.size() == 1 ? " run" : " runs")
              + " (measure "
              + MINIMUM_RUNS
              + " clusters or more)");
    }
    return new SeriesModel(runs);
  }

  private static Ernest terms(List<Compared> runs, double deviation) throws InvalidRuns {
    long counts = runs.stream().map(Compared::machines).distinct().count();
    if (runs.size() < TERMS_RUNS || counts < Ernest.MINIMUM_COUNTS) {
      return null;
    }
    Ernest ernest =
        Ernest.ofRows(
            runs.stream()
                .map(run -> new Ernest.Row(run.machines(), run.modelled(), run.seconds()))
                .toList());
    return ernest.relativeError() < deviation ? ernest : null;
  }

  /** Of one more run; the bounds hold nine of ten. */
  public Interval seconds(int machines, double modelled) {
    return terms == null ? factor().times(modelled) : terms.seconds(machines, modelled);
  }

  /** Measured over modelled time of one more run. */
  public Interval factor() {
    int count = runs.size();
    double quantile = new TDistribution(count - 1).inverseCumulativeProbability(0.95);
    double half = quantile * deviation * Math.sqrt(1 + 1.0 / count);
    return new Interval(Math.exp(mean - half), Math.exp(mean), Math.exp(mean + half));
  }

  public int runs() {
    return runs.size();
  }

  /** Whether Ernest's terms are taken, not the factor. */
  public boolean hasTerms() {
    return terms != null;
  }

  /** Whether as many machines and cores are near enough to those that were measured. */
  public boolean reaches(int machines, int cores) {
    return reaches(Compared::machines, machines) && reaches(Compared::cores, cores);
  }

  private boolean reaches(ToIntFunction<Compared> measured, int wanted) {
    IntSummaryStatistics range = runs.stream().mapToInt(measured).summaryStatistics();
    return wanted * REACH >= range.getMin() && wanted <= range.getMax() * REACH;
  }
}
