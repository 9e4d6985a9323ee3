package dev.tarsier.job.statistics;

import java.util.List;

/** What became of a fit. */
public sealed interface Fit {
  /** There is none; {@code reason} is a sentence. */
  record Impossible(String reason) implements Fit {}

  /**
   * A plane through the points.
   *
   * @param coefficients of the predictors that were used, in their order, the intercept first
   * @param leftOut predictors that were not used, and why
   * @param rSquared share of the responses' variance that the plane explains
   * @param adjusted the same, less what predictors explain by chance
   * @param residualDeviation standard deviation of what is left, in the unit of the responses
   * @param degrees of freedom that are left
   * @param effects of the groups of predictors, the strongest first
   * @param fitted for each response, what the plane says
   */
  record Fitted(
      List<Coefficient> coefficients,
      List<LeftOut> leftOut,
      double rSquared,
      double adjusted,
      double residualDeviation,
      int degrees,
      List<Effect> effects,
      List<Double> fitted)
      implements Fit {
    public Fitted {
      coefficients = List.copyOf(coefficients);
      leftOut = List.copyOf(leftOut);
      effects = List.copyOf(effects);
      fitted = List.copyOf(fitted);
    }
  }

  /**
   * One of a plane's coefficients.
   *
   * @param p how likely a t so far from 0 is where the coefficient is 0 (two-sided)
   * @param standardised by how many of its standard deviations the response rises with one of the
   *     predictor's; 0 for the intercept
   * @param inflation of the coefficient's variance by what the other predictors say too (VIF): 1
   *     where they say nothing of it, and for the intercept
   */
  record Coefficient(
      String name,
      double value,
      double standardError,
      double t,
      double p,
      double standardised,
      double inflation) {}

  /** {@code why} as in {@code it is the same in all points}. */
  record LeftOut(String name, String why) {}

  /**
   * What a group of predictors does.
   *
   * @param strength standard deviation of its part of the fitted values, in the responses' own; for
   *     a single predictor the size of its standardised coefficient
   */
  record Effect(String group, double strength) {}
}
