package dev.tarsier.template.tune;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;

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
  private final Interval factor;
  private final Shape shape;

  private SeriesModel(List<Compared> runs, Interval factor, Shape shape) {
    this.runs = List.copyOf(runs);
    this.factor = factor;
    this.shape = shape;
  }

  /** How the runs' times follow from the modelled ones. */
  private sealed interface Shape {
    Interval seconds(int machines, double modelled);
  }

  private record ByFactor(Interval factor) implements Shape {
    @Override
    public Interval seconds(int machines, double modelled) {
      return factor.times(modelled);
    }
  }

  private record ByTerms(Ernest terms) implements Shape {
    @Override
    public Interval seconds(int machines, double modelled) {
      return terms.seconds(machines, modelled);
    }
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
    Ratios ratios = Ratios.of(runs);
    return new SeriesModel(runs, ratios.next(), shape(runs, ratios));
  }

  private static Shape shape(List<Compared> runs, Ratios ratios) throws InvalidRuns {
    long counts = runs.stream().map(Compared::machines).distinct().count();
    if (runs.size() >= TERMS_RUNS && counts >= Ernest.MINIMUM_COUNTS) {
      Ernest terms =
          Ernest.ofRows(
              runs.stream()
                  .map(run -> new Ernest.Row(run.machines(), run.modelled(), run.seconds()))
                  .toList());
      if (terms.relativeError() < ratios.deviation()) {
        return new ByTerms(terms);
      }
    }
    return new ByFactor(ratios.next());
  }

  /** Of one more run; the bounds hold nine of ten. */
  public Interval seconds(int machines, double modelled) {
    return shape.seconds(machines, modelled);
  }

  /** Measured over modelled time of one more run. */
  public Interval factor() {
    return factor;
  }

  public int runs() {
    return runs.size();
  }

  /** Whether Ernest's terms are taken, not the factor. */
  public boolean hasTerms() {
    return shape instanceof ByTerms;
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
