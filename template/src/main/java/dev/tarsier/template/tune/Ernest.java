package dev.tarsier.template.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Ernest's model of one workload on one type of machine (Venkataraman et al., NSDI 2016): seconds =
 * a + b / machines + c log(machines) + d machines, with no negative coefficient. What is serial,
 * what is parallel, what goes up a tree, and what every machine adds.
 *
 * <p>Least squares of relative errors, since a slow run is as noisy as a fast one by share. Four
 * terms have fifteen sets, so the non-negative solution is found by trying each: it is the ordinary
 * solution of the set of its positive terms (Lawson and Hanson, Solving Least Squares Problems,
 * 1974, chapter 23).
 */
public final class Ernest {
  /** Fewer cannot tell what is serial from what is parallel, and say how well. */
  public static final int MINIMUM_COUNTS = 3;

  /** Doubling the machines must save this share of the time, or it does not pay. */
  private static final double WORTHWHILE = 0.2;

  private static final int FURTHEST = 64;

  private static final List<String> TERMS =
      List.of("a constant", "1/machines", "log machines", "machines");

  private final List<Integer> terms;
  private final RealVector coefficients;
  private final RealMatrix inverse;
  private final double squaredError;
  private final int freedom;

  private Ernest(List<Integer> terms, RealMatrix weighted, RealVector ones, RealMatrix inverse) {
    this.terms = terms;
    this.inverse = inverse;
    this.coefficients = inverse.operate(weighted.transpose().operate(ones));
    RealVector residuals = ones.subtract(weighted.operate(coefficients));
    this.squaredError = residuals.dotProduct(residuals);
    this.freedom = weighted.getRowDimension() - terms.size();
  }

  /**
   * What a run took.
   *
   * @param work the second term: a share of the work that one machine does
   */
  record Row(int machines, double work, double seconds) {}

  /** {@code runs} are of one type; refused when they are on too few counts of machines. */
  public static Ernest fit(List<MeasuredRun> runs) throws InvalidRuns {
    return ofRows(
        runs.stream()
            .map(
                run -> {
                  int machines = run.configuration().machines();
                  return new Row(machines, 1.0 / machines, run.seconds());
                })
            .toList());
  }

  /** With a second term of the caller's; refused as above. */
  static Ernest ofRows(List<Row> runs) throws InvalidRuns {
    long counts = runs.stream().map(Row::machines).distinct().count();
    if (counts < MINIMUM_COUNTS) {
      throw new InvalidRuns(
          "Cannot fit a model to runs on "
              + counts
              + (counts == 1 ? " count" : " counts")
              + " of machines (measure on "
              + MINIMUM_COUNTS
              + " or more)");
    }
    Ernest best = null;
    for (int set = 1; set < 1 << TERMS.size(); set++) {
      Ernest model = fit(runs, members(set));
      boolean possible = model != null && model.coefficients.getMinValue() >= 0;
      if (possible && (best == null || model.squaredError < best.squaredError)) {
        best = model;
      }
    }
    return best;
  }

  private static List<Integer> members(int set) {
    List<Integer> members = new ArrayList<>();
    for (int term = 0; term < TERMS.size(); term++) {
      if ((set >> term & 1) == 1) {
        members.add(term);
      }
    }
    return members;
  }

  /** Null when there is nothing left to judge the fit by, or the terms cannot be told apart. */
  private static Ernest fit(List<Row> runs, List<Integer> terms) {
    if (terms.size() >= runs.size()) {
      return null;
    }
    RealMatrix weighted = MatrixUtils.createRealMatrix(runs.size(), terms.size());
    for (int row = 0; row < runs.size(); row++) {
      Row run = runs.get(row);
      RealVector point = point(terms, run.machines(), run.work());
      weighted.setRowVector(row, point.mapDivide(run.seconds()));
    }
    LUDecomposition normal = new LUDecomposition(weighted.transposeMultiply(weighted));
    RealVector ones = new ArrayRealVector(runs.size(), 1.0);
    return normal.getSolver().isNonSingular()
        ? new Ernest(terms, weighted, ones, normal.getSolver().getInverse())
        : null;
  }

  private static RealVector point(List<Integer> terms, int machines, double work) {
    double[] all = {1, work, Math.log(machines), machines};
    return new ArrayRealVector(terms.stream().mapToDouble(term -> all[term]).toArray());
  }

  /** Of one more run; the bounds hold nine of ten, by Student's t. */
  public Interval seconds(int machines) {
    return seconds(machines, 1.0 / machines);
  }

  Interval seconds(int machines, double work) {
    RealVector point = point(terms, machines, work);
    double middle = coefficients.dotProduct(point);
    double variance = squaredError / freedom;
    double spread =
        Math.sqrt(variance * (middle * middle + point.dotProduct(inverse.operate(point))));
    double half = new TDistribution(freedom).inverseCumulativeProbability(0.95) * spread;
    return new Interval(Math.max(0, middle - half), middle, middle + half);
  }

  /**
   * The fewest machines, by powers of two, whose doubling saves less than a fifth of the time;
   * empty when there are none up to 64.
   */
  public OptionalInt enough() {
    for (int machines = 1; machines <= FURTHEST; machines *= 2) {
      if (seconds(2 * machines).middle() > seconds(machines).middle() * (1 - WORTHWHILE)) {
        return OptionalInt.of(machines);
      }
    }
    return OptionalInt.empty();
  }

  /** Coefficients in seconds, in words, such as "60.0 + 5000.0 x 1/machines". */
  public String formula() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      String factor = terms.get(i) == 0 ? "" : " x " + TERMS.get(terms.get(i));
      parts.add(String.format(Locale.ROOT, "%.1f", coefficients.getEntry(i)) + factor);
    }
    return String.join(" + ", parts);
  }

  /** Root of the mean square of the relative residuals, corrected for the terms. */
  public double relativeError() {
    return Math.sqrt(squaredError / freedom);
  }
}
