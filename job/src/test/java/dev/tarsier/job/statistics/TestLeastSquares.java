package dev.tarsier.job.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against the certified values of NIST's Statistical Reference Datasets. */
class TestLeastSquares {
  private static final double DIGITS = 1e-9;

  private static List<Double> column(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Offset<Double> digits(double value) {
    return within(Math.abs(value) * DIGITS);
  }

  private static void assertCoefficient(Fit.Coefficient found, double value, double error) {
    assertThat(found.value()).as(found.name()).isCloseTo(value, digits(value));
    assertThat(found.standardError()).as(found.name()).isCloseTo(error, digits(error));
  }

  /** NIST StRD Norris: y = 1.002 x - 0.262, 36 observations. */
  @Test
  void norris() {
    double[] y = {
      0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1,
      668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0,
      998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2
    };
    double[] x = {
      0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5,
      666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2,
      999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5
    };
    Fit.Fitted fit = (Fit.Fitted) LeastSquares.fit(List.of(Predictor.of("x", column(x))), y);

    assertCoefficient(fit.coefficients().get(0), -0.262323073774029, 0.232818234301152);
    assertCoefficient(fit.coefficients().get(1), 1.00211681802045, 0.429796848199937e-3);
    assertThat(fit.rSquared()).isCloseTo(0.999993745883712, within(1e-12));
    assertThat(fit.residualDeviation()).isCloseTo(0.884796396144373, digits(1));
    assertThat(fit.degrees()).isEqualTo(34);
    // The square of a single slope's t is the certified F of the fit.
    double t = fit.coefficients().get(1).t();
    assertThat(t * t).isCloseTo(5436385.54079785, within(1e-2));
    assertThat(fit.coefficients().get(1).inflation()).isCloseTo(1, within(1e-12));
    assertThat(fit.coefficients().get(1).p()).isBetween(0.0, 1e-50);
  }

  /** NIST StRD Longley: predictors that say nearly the same. */
  @Test
  void longley() {
    Fit.Fitted fit = (Fit.Fitted) LeastSquares.fit(Longley.predictors(), Longley.EMPLOYED);

    double[] values = {
      -3482258.63459582,
      15.0618722713733,
      -0.358191792925910e-1,
      -2.02022980381683,
      -1.03322686717359,
      -0.511041056535807e-1,
      1829.15146461355
    };
    double[] errors = {
      890420.383607373,
      84.9149257747669,
      0.334910077722432e-1,
      0.488399681651699,
      0.214274163161675,
      0.226073200069370,
      455.478499142212
    };
    for (int i = 0; i < values.length; i++) {
      assertCoefficient(fit.coefficients().get(i), values[i], errors[i]);
    }
    assertThat(fit.rSquared()).isCloseTo(0.995479004577296, within(1e-12));
    assertThat(fit.adjusted()).isCloseTo(1 - (1 - 0.995479004577296) * 15 / 9, within(1e-12));
    assertThat(fit.residualDeviation()).isCloseTo(304.854073561965, digits(304.9));
    // R's car::vif for this data set: 135.53, 1788.51, 33.62, 3.59, 399.15, 758.98.
    assertThat(fit.coefficients().get(1).inflation()).isCloseTo(135.53, within(0.01));
    assertThat(fit.coefficients().get(2).inflation()).isCloseTo(1788.51, within(0.01));
    assertThat(fit.coefficients().get(6).inflation()).isCloseTo(758.98, within(0.01));
    assertThat(fit.leftOut()).isEmpty();
  }

  @Test
  void standardisedCoefficientsAndEffectsDoNotDependOnUnits() {
    List<Double> metres = column(1, 2, 3, 4, 5, 6);
    List<Double> kilometres = metres.stream().map(value -> value / 1000).toList();
    double[] y = {1.1, 1.9, 3.2, 3.9, 5.1, 5.8};

    Fit.Fitted one = (Fit.Fitted) LeastSquares.fit(List.of(Predictor.of("x", metres)), y);
    Fit.Fitted other = (Fit.Fitted) LeastSquares.fit(List.of(Predictor.of("x", kilometres)), y);

    double standardised = one.coefficients().get(1).standardised();
    assertThat(standardised).isCloseTo(Math.sqrt(one.rSquared()), within(1e-12));
    assertThat(other.coefficients().get(1).standardised()).isCloseTo(standardised, within(1e-12));
    assertThat(one.effects()).hasSize(1);
    assertThat(one.effects().get(0).strength()).isCloseTo(standardised, within(1e-12));
  }

  @Test
  void columnsOfACategoryAreOneEffectAndTheStrongestComesFirst() {
    List<Double> noise = column(1, -1, 1, -1, 1, -1, 1, -1, 1);
    List<Double> second = column(0, 0, 0, 1, 1, 1, 0, 0, 0);
    List<Double> third = column(0, 0, 0, 0, 0, 0, 1, 1, 1);
    double[] y = {1, 1.2, 0.9, 5, 5.1, 4.8, 9.1, 9, 8.9};

    Fit.Fitted fit =
        (Fit.Fitted)
            LeastSquares.fit(
                List.of(
                    Predictor.of("noise", noise),
                    new Predictor("second", "format", second),
                    new Predictor("third", "format", third)),
                y);

    assertThat(fit.effects()).extracting(Fit.Effect::group).containsExactly("format", "noise");
    assertThat(fit.effects().get(0).strength()).isCloseTo(1, within(0.01));
  }

  @Test
  void whatSaysNothingIsLeftOutAndNamed() {
    List<Double> size = column(2, 4, 8, 2, 4, 8, 16);
    List<Double> twice = size.stream().map(value -> 2 * value + 3).toList();
    List<Double> same = column(7, 7, 7, 7, 7, 7, 7);
    double[] y = {1, 2, 4.1, 1.1, 2.2, 4, 7.9};

    Fit.Fitted fit =
        (Fit.Fitted)
            LeastSquares.fit(
                List.of(
                    Predictor.of("same", same),
                    Predictor.of("size", size),
                    Predictor.of("twice", twice)),
                y);

    assertThat(fit.leftOut())
        .containsExactly(
            new Fit.LeftOut("same", "it is the same in all points"),
            new Fit.LeftOut("twice", "the predictors before it give it exactly"));
    assertThat(fit.coefficients())
        .extracting(Fit.Coefficient::name)
        .containsExactly("intercept", "size");
  }

  @Test
  void whatCannotBeFittedIsSaidInWords() {
    List<Predictor> two =
        List.of(Predictor.of("a", column(1, 2, 3)), Predictor.of("b", column(1, 4, 2)));

    assertThat(LeastSquares.fit(two, 1, 2, 4))
        .isEqualTo(
            new Fit.Impossible("Cannot fit 3 coefficients to 3 points: at least 4 are needed"));
    assertThat(LeastSquares.fit(List.of(Predictor.of("a", column(1))), 1))
        .isEqualTo(
            new Fit.Impossible("Cannot fit 2 coefficients to 1 point: at least 3 are needed"));
    assertThat(LeastSquares.fit(two, 5, 5, 5))
        .isEqualTo(new Fit.Impossible("Cannot fit: all points have the same response"));
    assertThat(LeastSquares.fit(List.of(Predictor.of("a", column(3, 3, 3))), 1, 2, 4))
        .isEqualTo(new Fit.Impossible("Cannot fit: no predictor differs between the points"));
    assertThat(LeastSquares.fit(List.of(Predictor.of("a", column(1, 2, 3, 4))), 2, 4, 6, 8))
        .isEqualTo(
            new Fit.Impossible(
                "Cannot judge the fit: the points lie on it exactly, which measurements do not"));
    assertThatThrownBy(() -> LeastSquares.fit(two, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid predictor a: 3 values for 2 responses");
  }

  /** J. W. Longley, Journal of the American Statistical Association 62 (1967). */
  private static final class Longley {
    static final double[] EMPLOYED = {
      60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655,
      69564, 69331, 70551
    };
    private static final double[][] X = {
      {
        83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2,
        115.7, 116.9
      },
      {
        234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769,
        444546, 482704, 502601, 518173, 554894
      },
      {
        2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806,
        4007
      },
      {
        1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572,
        2827
      },
      {
        107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445,
        121950, 123366, 125368, 127852, 130081
      }
    };

    static List<Predictor> predictors() {
      List<Predictor> predictors = new ArrayList<>();
      for (double[] values : X) {
        predictors.add(Predictor.of("x" + (predictors.size() + 1), column(values)));
      }
      List<Double> years = IntStream.range(1947, 1963).mapToObj(year -> (double) year).toList();
      predictors.add(Predictor.of("year", years));
      return predictors;
    }
  }
}
