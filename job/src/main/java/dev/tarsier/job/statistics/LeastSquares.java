package dev.tarsier.job.statistics;

import dev.tarsier.job.statistics.Fit.Coefficient;
import dev.tarsier.job.statistics.Fit.Effect;
import dev.tarsier.job.statistics.Fit.LeftOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * Linear regression by ordinary least squares with an intercept. Columns are centred and scaled
 * before they are decomposed, so that numbers of different sizes cost no digits; predictors that
 * say nothing, or nothing that those before them do not say, are left out and named.
 */
public final class LeastSquares {
  public static final String INTERCEPT = "intercept";

  /** What is left of a column that the others give, as a share of it, is rounding below this. */
  private static final double ROUNDING = 1e-7;

  private final List<Column> columns = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final double[] responses;

  private LeastSquares(double[] responses) {
    this.responses = responses;
  }

  /** A predictor, centred and scaled to a deviation of 1. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Column(Predictor predictor, Summary summary, double[] scaled) {}

  /**
   * Throws IllegalArgumentException when a predictor has not as many values as there are responses.
   */
  public static Fit fit(List<Predictor> predictors, double... responses) {
    for (Predictor predictor : predictors) {
      if (predictor.values().size() != responses.length) {
        throw new IllegalArgumentException(
            "Invalid predictor "
                + predictor.name()
                + ": "
                + predictor.values().size()
                + " values for "
                + responses.length
                + " responses");
      }
    }
    LeastSquares squares = new LeastSquares(responses.clone());
    return squares.responses.length < 3
        ? tooFew(squares.responses.length, predictors.size())
        : squares.fit(predictors);
  }

  private static Fit tooFew(int points, int predictors) {
    return new Fit.Impossible(
        "Cannot fit "
            + (predictors + 1)
            + " coefficients to "
            + points
            + (points == 1 ? " point" : " points")
            + ": at least "
            + (predictors + 2)
            + " are needed");
  }

  private Fit fit(List<Predictor> predictors) {
    Summary response = Summary.of(responses);
    if (isConstant(response)) {
      return new Fit.Impossible("Cannot fit: all points have the same response");
    }
    predictors.forEach(this::admit);
    if (columns.isEmpty()) {
      return new Fit.Impossible("Cannot fit: no predictor differs between the points");
    }
    if (responses.length < columns.size() + 2) {
      return tooFew(responses.length, columns.size());
    }
    return solve(response);
  }

  private static boolean isConstant(Summary summary) {
    return summary.deviation() <= 1e-12 * Math.abs(summary.mean());
  }

  private void admit(Predictor predictor) {
    Summary summary = Summary.of(predictor.column());
    if (isConstant(summary)) {
      leftOut.add(new LeftOut(predictor.name(), "it is the same in all points"));
      return;
    }
    double[] scaled = new double[responses.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (predictor.values().get(i) - summary.mean()) / summary.deviation();
    }
    if (isGivenByOthers(scaled)) {
      leftOut.add(new LeftOut(predictor.name(), "the predictors before it give it exactly"));
    } else {
      columns.add(new Column(predictor, summary, scaled));
    }
  }

  /** Modified Gram-Schmidt, twice: what is left of the column after the others are taken out. */
  private boolean isGivenByOthers(double[] column) {
    List<double[]> basis = new ArrayList<>();
    for (Column earlier : columns) {
      double[] direction = without(without(earlier.scaled(), basis), basis);
      double length = length(direction);
      basis.add(Arrays.stream(direction).map(value -> value / length).toArray());
    }
    return length(without(without(column, basis), basis)) < ROUNDING * length(column);
  }

  private static double[] without(double[] column, List<double[]> basis) {
    double[] rest = column.clone();
    for (double[] direction : basis) {
      double along = 0;
      for (int i = 0; i < rest.length; i++) {
        along += rest[i] * direction[i];
      }
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= along * direction[i];
      }
    }
    return rest;
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
  }

  private Fit solve(Summary response) {
    double[] centred = Arrays.stream(responses).map(value -> value - response.mean()).toArray();
    double[][] rows = new double[responses.length][columns.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        rows[i][j] = columns.get(j).scaled()[i];
      }
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    // The columns and the responses are centred: the intercept is known.
    regression.setNoIntercept(true);
    regression.newSampleData(centred, rows);
    double[] residuals = regression.estimateResiduals();
    double left = length(residuals) * length(residuals);
    double all = length(centred) * length(centred);
    if (left < 1e-24 * all) {
      return new Fit.Impossible(
          "Cannot judge the fit: the points lie on it exactly, which measurements do not");
    }
    return fitted(
        new Solution(
            response,
            regression.estimateRegressionParameters(),
            regression.estimateRegressionParametersVariance(),
            left / all,
            left / (responses.length - columns.size() - 1)),
        residuals);
  }

  /**
   * In the scaled columns.
   *
   * @param unscaled covariance of the slopes, before the residuals' variance is known
   * @param leftShare of the responses' variance
   * @param variance of the residuals
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Solution(
      Summary response, double[] slopes, double[][] unscaled, double leftShare, double variance) {}

  private Fit.Fitted fitted(Solution solution, double[] residuals) {
    int degrees = responses.length - columns.size() - 1;
    List<Coefficient> coefficients = new ArrayList<>(List.of(intercept(solution, degrees)));
    for (int j = 0; j < columns.size(); j++) {
      coefficients.add(slope(j, solution, degrees));
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < responses.length; i++) {
      values.add(responses[i] - residuals[i]);
    }
    return new Fit.Fitted(
        coefficients,
        leftOut,
        1 - solution.leftShare(),
        1 - solution.leftShare() * (responses.length - 1) / degrees,
        Math.sqrt(solution.variance()),
        degrees,
        effects(solution),
        values);
  }

  private Coefficient intercept(Solution solution, int degrees) {
    double value = solution.response().mean();
    double variance = 1.0 / responses.length;
    for (int j = 0; j < columns.size(); j++) {
      value -= solution.slopes()[j] * shift(j);
      for (int k = 0; k < columns.size(); k++) {
        variance += shift(j) * shift(k) * solution.unscaled()[j][k];
      }
    }
    double error = Math.sqrt(variance * solution.variance());
    return judged(INTERCEPT, value, error, degrees, 0, 1);
  }

  /** How far a column's mean lies from 0, in its deviations. */
  private double shift(int j) {
    Summary summary = columns.get(j).summary();
    return summary.mean() / summary.deviation();
  }

  private Coefficient slope(int j, Solution solution, int degrees) {
    double deviation = columns.get(j).summary().deviation();
    double unscaled = solution.unscaled()[j][j];
    return judged(
        columns.get(j).predictor().name(),
        solution.slopes()[j] / deviation,
        Math.sqrt(unscaled * solution.variance()) / deviation,
        degrees,
        solution.slopes()[j] / solution.response().deviation(),
        unscaled * (responses.length - 1));
  }

  private static Coefficient judged(
      String name, double value, double error, int degrees, double standardised, double inflation) {
    double t = value / error;
    double p = 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(t));
    return new Coefficient(name, value, error, t, p, standardised, inflation);
  }

  private List<Effect> effects(Solution solution) {
    Map<String, double[]> parts = new LinkedHashMap<>();
    for (int j = 0; j < columns.size(); j++) {
      double[] part =
          parts.computeIfAbsent(
              columns.get(j).predictor().group(), group -> new double[responses.length]);
      for (int i = 0; i < part.length; i++) {
        part[i] += solution.slopes()[j] * columns.get(j).scaled()[i];
      }
    }
    List<Effect> effects = new ArrayList<>();
    parts.forEach(
        (group, part) ->
            effects.add(
                new Effect(group, Summary.of(part).deviation() / solution.response().deviation())));
    effects.sort(Comparator.comparingDouble(Effect::strength).reversed());
    return effects;
  }
}
