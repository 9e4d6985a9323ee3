package dev.tarsier.template.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TestGaussianProcess {
  private static final Offset<Double> NEARLY = within(1e-9);
  private static final double NOISE = 0.1;

  private final Covariance covariance = new Covariance(new double[] {0, 0}, 0.5, 1);

  private GaussianProcess measured(double[][] points, double... values) {
    return new GaussianProcess(covariance, points, values, NOISE);
  }

  /** With one measurement the formulas fit on a line. */
  @Test
  void oneMeasurementPullsByItsShare() {
    double[] at = {0.3, -0.2};
    double[] elsewhere = {1, 0.5};
    double own = covariance.between(at, at) + NOISE * NOISE;
    double shared = covariance.between(at, elsewhere);

    Normal guess = measured(new double[][] {at}, 2).at(elsewhere);

    assertThat(guess.mean()).isCloseTo(2 * shared / own, NEARLY);
    assertThat(guess.deviation() * guess.deviation())
        .isCloseTo(covariance.between(elsewhere, elsewhere) - shared * shared / own, NEARLY);
  }

  @Test
  void whatWasMeasuredIsKnownToTheNoise() {
    double[][] points = {{0, 0}, {1, 0}, {2, 1}};
    GaussianProcess process = measured(points, 1, -1, 0.5);
    assertThat(process.at(points[1]).mean()).isCloseTo(-1, within(0.1));
    assertThat(process.at(points[1]).deviation()).isLessThan(NOISE);
    assertThat(process.at(new double[] {1, 3}).deviation()).isGreaterThan(NOISE);
  }

  /** The logarithm of a normal density, but for half the logarithm of two pi. */
  @Test
  void theEvidenceOfOneMeasurementIsItsDensity() {
    double[] at = {0.3, -0.2};
    double variance = covariance.between(at, at) + NOISE * NOISE;
    assertThat(measured(new double[][] {at}, 2).logEvidence())
        .isCloseTo(-4 / (2 * variance) - Math.log(variance) / 2, NEARLY);
  }

  /** Against the integral, by sums over fine strips. */
  @Test
  void theExpectedSavingIsItsIntegral() {
    Normal logCost = new Normal(0.2, 0.3);
    double best = 0.1;
    double sum = 0;
    double strip = 1e-4;
    for (double x = 0.2 - 3; x < best; x += strip) {
      double middle = x + strip / 2;
      double z = (middle - 0.2) / 0.3;
      double density = Math.exp(-z * z / 2) / (0.3 * Math.sqrt(2 * Math.PI));
      sum += (1 - Math.exp(middle - best)) * density * strip;
    }
    assertThat(logCost.expectedSaving(best)).isCloseTo(sum, within(1e-4));
    assertThat(new Normal(0.2, 1e-6).expectedSaving(0.1)).isZero();
    assertThat(new Normal(0, 1e-6).expectedSaving(Math.log(2))).isCloseTo(0.5, within(1e-5));
  }
}
