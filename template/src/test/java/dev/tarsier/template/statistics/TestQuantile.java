package dev.tarsier.template.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestQuantile {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void itIsTheSmallestValueThatTheShareDoesNotExceed() {
    double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(Quantile.of(ten, 0.01)).isEqualTo(1);
    assertThat(Quantile.of(ten, 0.1)).isEqualTo(1);
    assertThat(Quantile.of(ten, 0.5)).isEqualTo(5);
    assertThat(Quantile.of(ten, 0.51)).isEqualTo(6);
    assertThat(Quantile.of(ten, 0.9)).isEqualTo(9);
    assertThat(Quantile.of(ten, 1)).isEqualTo(10);
    assertThat(Quantile.of(new double[] {7}, 0.5)).isEqualTo(7);
  }

  @Test
  void anInfiniteNeighbourDoesNotCount() {
    double[] half = {1, 1.5, NEVER, NEVER};
    assertThat(Quantile.of(half, 0.5)).isEqualTo(1.5);
    assertThat(Quantile.of(half, 0.9)).isEqualTo(NEVER);
  }
}
