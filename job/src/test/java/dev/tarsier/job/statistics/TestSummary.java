package dev.tarsier.job.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestSummary {
  /** t of 0.975 and 4 degrees is 2.776 (any table of Student's t). */
  @Test
  void theIntervalIsStudents() {
    Summary summary = Summary.of(5, 1, 3, 2, 4);

    assertThat(summary.count()).isEqualTo(5);
    assertThat(summary.mean()).isCloseTo(3, within(1e-12));
    assertThat(summary.median()).isEqualTo(3);
    assertThat(summary.deviation()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    Interval interval = summary.interval(0.95).orElseThrow();
    double half = 2.7764451052 * Math.sqrt(2.5) / Math.sqrt(5);
    assertThat(interval.low()).isCloseTo(3 - half, within(1e-9));
    assertThat(interval.high()).isCloseTo(3 + half, within(1e-9));
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertThat(Summary.of(1, 10, 2, 100).median()).isEqualTo(6);
  }

  @Test
  void oneMeasurementTellsNothingOfItsSpread() {
    assertThat(Summary.of(7).interval(0.95)).isEmpty();
    assertThat(Summary.of(7).deviation()).isZero();
  }

  @Test
  void onlyNumbersAreSummarised() {
    assertThatThrownBy(() -> Summary.of())
        .hasMessage("Missing measurements (at least one is needed)");
    assertThatThrownBy(() -> Summary.of(1, Double.NaN)).hasMessage("Invalid measurement: NaN");
  }

  @Test
  void aRatioOfPairs() {
    double[] above = {2.0, 40, 600};
    double[] below = {1.0, 20, 300};
    PairedRatio twice = PairedRatio.of(above, below, 0.95).orElseThrow();
    PairedRatio other =
        PairedRatio.of(new double[] {1, 4}, new double[] {2, 2}, 0.95).orElseThrow();

    assertThat(twice.pairs()).isEqualTo(3);
    assertThat(twice.ratio()).isCloseTo(2, within(1e-12));
    assertThat(twice.differ()).isTrue();
    // log 1/2 and log 2: the mean is 0, and the interval holds 1.
    assertThat(other.ratio()).isCloseTo(1, within(1e-12));
    assertThat(other.differ()).isFalse();
    assertThat(PairedRatio.of(new double[] {1}, new double[] {2}, 0.95)).isEmpty();
    assertThatThrownBy(() -> PairedRatio.of(above, new double[] {0, 1, 1}, 0.95))
        .hasMessage("Invalid pair: 2.0 and 0.0 (both must be positive)");
    assertThatThrownBy(() -> PairedRatio.of(above, new double[] {1}, 0.95))
        .hasMessage("Invalid pairs: 3 and 1 measurements");
  }
}
