package dev.tarsier.template.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TestHistory {
  /** What a model says of machines that share out 6000 seconds. */
  private static double modelled(int machines) {
    return 100 + 6000.0 / machines;
  }

  private static List<Compared> runs(String series, DoubleUnaryOperator seconds, int... machines) {
    List<Compared> runs = new ArrayList<>();
    for (int count : machines) {
      runs.add(
          new Compared(
              series, count, 4 * count, modelled(count), seconds.applyAsDouble(modelled(count))));
    }
    return runs;
  }

  @Test
  void aFactorIsFoundForEachSeries() throws InvalidRuns {
    List<Compared> runs = runs("n2", m -> 1.5 * m, 2, 4, 8);
    runs.addAll(runs("c3", m -> 0.8 * m, 2, 4, 8));
    History history = History.of(runs);

    assertThat(history.seconds("n2", 4, 1000).middle()).isCloseTo(1500, within(1e-6));
    assertThat(history.seconds("c3", 4, 1000).middle()).isCloseTo(800, within(1e-6));
    double other = 1000 * Math.sqrt(1.5 * 0.8);
    assertThat(history.seconds("e2", 4, 1000).middle()).isCloseTo(other, within(1e-6));
    assertThat(history.seconds("e2", 4, 1000).high()).isGreaterThan(1500);
    assertThat(history.covers("n2", 16, 64)).isTrue();
    assertThat(history.covers("n2", 17, 64)).isFalse();
    assertThat(history.covers("n2", 8, 65)).isFalse();
    assertThat(history.covers("e2", 4, 16)).isFalse();
  }

  /** A series with two runs counts towards the others' factor alone. */
  @Test
  void twoRunsAreNoSeries() throws InvalidRuns {
    List<Compared> runs = runs("n2", m -> 1.5 * m, 2, 4, 8);
    runs.addAll(runs("c3", m -> 0.8 * m, 2, 4));
    History history = History.of(runs);

    assertThat(history.own()).containsOnlyKeys("n2");
    assertThat(history.all().runs()).isEqualTo(5);
    assertThatThrownBy(() -> History.of(runs.subList(0, 2)))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage("Cannot correct a forecast by 2 runs (measure 3 clusters or more)");
  }

  /** What the model has forgotten grows with the machines: no factor says that. */
  @Test
  void enoughRunsFindErnestsTerms() throws InvalidRuns {
    List<Compared> runs = new ArrayList<>();
    for (int count : new int[] {1, 2, 4, 8, 16, 32}) {
      runs.add(
          new Compared(
              "n2", count, 4 * count, modelled(count), 40 + 1.2 * modelled(count) + 3 * count));
    }
    SeriesModel model = SeriesModel.of(runs);

    assertThat(model.hasTerms()).isTrue();
    assertThat(model.seconds(24, modelled(24)).middle())
        .isCloseTo(40 + 1.2 * modelled(24) + 72, within(1e-6));
    assertThat(SeriesModel.of(runs.subList(0, 4)).hasTerms()).isFalse();
  }

  /** Nine of ten new runs should be within the bounds, by the factor and by the terms. */
  @Test
  void theBoundsHoldWhatTheyPromise() throws InvalidRuns {
    Random random = new Random(5);
    DoubleUnaryOperator scaled = m -> 1.4 * m * (1 + random.nextGaussian() * 0.06);
    DoubleUnaryOperator late = m -> (500 + m) * (1 + random.nextGaussian() * 0.04);

    assertThat(held(scaled, 2, 4, 8)).isBetween(0.85, 0.95);
    assertThat(held(late, 2, 4, 6, 8, 12, 16, 24)).isBetween(0.82, 0.97);
  }

  private static double held(DoubleUnaryOperator seconds, int... machines) throws InvalidRuns {
    int held = 0;
    int trials = 1000;
    for (int i = 0; i < trials; i++) {
      Interval bounds = SeriesModel.of(runs("n2", seconds, machines)).seconds(6, modelled(6));
      double next = seconds.applyAsDouble(modelled(6));
      held += next >= bounds.low() && next <= bounds.high() ? 1 : 0;
    }
    return held / (double) trials;
  }
}
