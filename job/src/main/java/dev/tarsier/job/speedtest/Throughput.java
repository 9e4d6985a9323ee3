package dev.tarsier.job.speedtest;

import dev.tarsier.job.chart.Numbers;
import dev.tarsier.job.chart.ResidualPlot;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport.Coefficient;
import dev.tarsier.job.report.SpeedReport.Effect;
import dev.tarsier.job.report.SpeedReport.Model;
import dev.tarsier.job.statistics.Fit;
import dev.tarsier.job.statistics.LeastSquares;
import dev.tarsier.job.statistics.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The regression of throughput, in images a second, and what is to be said of it.
 *
 * @param residuals of the model; none where there is no model
 */
record Throughput(Model model, List<ResidualPlot.Residuals> residuals) {
  private static final String FORMAT = "format";

  /** Above this a coefficient's variance is mostly that of its predictor's likeness to others. */
  private static final double INFLATED = 10;

  private static final double SIGNIFICANT = 0.05;

  static Throughput fit(List<SpeedPoint> measured, boolean decode) {
    List<SpeedPoint> points = Tables.only(measured, decode, point -> true);
    Fit fit =
        LeastSquares.fit(
            predictors(points), points.stream().mapToDouble(SpeedPoint::imagesPerSecond).toArray());
    return fit instanceof Fit.Fitted fitted
        ? of(points, decode, fitted)
        : new Throughput(
            new Model(
                decode,
                false,
                points.size(),
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(((Fit.Impossible) fit).reason() + ".")),
            List.of());
  }

  /** Formats are set against the first one that was measured. */
  private static List<Predictor> predictors(List<SpeedPoint> points) {
    List<Predictor> predictors = new ArrayList<>();
    predictors.add(
        Predictor.of(
            "batch size", points.stream().map(point -> (double) point.batchSize()).toList()));
    predictors.add(
        Predictor.of(
            "batch count", points.stream().map(point -> (double) point.batchCount()).toList()));
    predictors.add(
        Predictor.of(
            "size x count", points.stream().map(point -> (double) point.wanted()).toList()));
    List<String> formats = Tables.formats(points);
    for (String format : formats.subList(Math.min(1, formats.size()), formats.size())) {
      predictors.add(
          new Predictor(
              format + " instead of " + formats.get(0),
              FORMAT,
              points.stream().map(point -> point.format().equals(format) ? 1.0 : 0.0).toList()));
    }
    predictors.add(
        Predictor.of("megabytes", points.stream().map(point -> point.bytes() / 1e6).toList()));
    return predictors;
  }

  private static Throughput of(List<SpeedPoint> points, boolean decode, Fit.Fitted fitted) {
    List<ResidualPlot.Point> residuals = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      double value = fitted.fitted().get(i);
      residuals.add(
          new ResidualPlot.Point(
              points.get(i).format(), value, points.get(i).imagesPerSecond() - value));
    }
    Model model =
        new Model(
            decode,
            true,
            points.size(),
            fitted.rSquared(),
            fitted.adjusted(),
            fitted.residualDeviation(),
            fitted.coefficients().stream().map(Throughput::coefficient).toList(),
            fitted.effects().stream()
                .map(effect -> new Effect(effect.group(), effect.strength()))
                .toList(),
            words(fitted));
    return new Throughput(model, List.of(new ResidualPlot.Residuals(decode, residuals)));
  }

  private static Coefficient coefficient(Fit.Coefficient it) {
    return new Coefficient(
        it.name(),
        it.value(),
        it.standardError(),
        it.t(),
        it.p(),
        it.standardised(),
        it.inflation());
  }

  private static List<String> words(Fit.Fitted fit) {
    List<String> words = new ArrayList<>();
    words.add(
        "The model explains %s of the variance of throughput (%s after adjusting for its %d predictors); what is left has a standard deviation of %s images/s."
            .formatted(
                Numbers.share(Math.max(0, fit.rSquared()), 1),
                Numbers.share(Math.max(0, fit.adjusted()), 1),
                fit.coefficients().size() - 1,
                Numbers.significant(fit.residualDeviation())));
    words.add(strongest(fit));
    words.add(told(fit));
    alike(fit, words);
    fit.leftOut()
        .forEach(left -> words.add("Left out: %s, because %s.".formatted(left.name(), left.why())));
    return words;
  }

  private static String strongest(Fit.Fitted fit) {
    List<Fit.Effect> effects = fit.effects();
    String first =
        "%s matters most: its part of the model has %s of throughput's standard deviation"
            .formatted(capital(effects.get(0).group()), fixed(effects.get(0).strength()));
    return effects.size() == 1
        ? first + "."
        : first
            + ", before %s with %s."
                .formatted(effects.get(1).group(), fixed(effects.get(1).strength()));
  }

  private static String told(Fit.Fitted fit) {
    List<Fit.Coefficient> slopes = fit.coefficients().subList(1, fit.coefficients().size());
    String sure = names(slopes.stream().filter(it -> it.p() < SIGNIFICANT).toList());
    String unsure = names(slopes.stream().filter(it -> it.p() >= SIGNIFICANT).toList());
    if (sure.isEmpty()) {
      return "No coefficient can be told from 0 at the 5% level.";
    }
    return "Told from 0 at the 5% level: "
        + sure
        + (unsure.isEmpty() ? "." : "; not told from 0: " + unsure + ".");
  }

  private static void alike(Fit.Fitted fit, List<String> words) {
    List<Fit.Coefficient> alike =
        fit.coefficients().stream().filter(it -> it.inflation() > INFLATED).toList();
    if (!alike.isEmpty()) {
      words.add(
          "Say nearly the same as other predictors, so that their own coefficients are uncertain: "
              + alike.stream()
                  .map(it -> it.name() + " (VIF " + Numbers.significant(it.inflation()) + ")")
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static String names(List<Fit.Coefficient> coefficients) {
    return coefficients.stream().map(Fit.Coefficient::name).collect(Collectors.joining(", "));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String fixed(double value) {
    return Numbers.fixed(value, 2);
  }
}
