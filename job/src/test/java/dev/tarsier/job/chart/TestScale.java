package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestScale {
  private static List<String> texts(double minimum, double maximum) {
    Scale scale = Scale.of(minimum, maximum, 6);
    return scale.marks().stream().map(scale::text).toList();
  }

  @Test
  void marksAreRoundAndHoldTheNumbers() {
    assertThat(texts(-3.2, 7.9)).containsExactly("-5", "0", "5", "10");
    assertThat(texts(0, 100)).containsExactly("0", "20", "40", "60", "80", "100");
    assertThat(texts(0.011, 0.052)).containsExactly("0.01", "0.02", "0.03", "0.04", "0.05", "0.06");
    assertThat(texts(-250_000, 250_000))
        .containsExactly("-300,000", "-200,000", "-100,000", "0", "100,000", "200,000", "300,000");
  }

  @Test
  void aSingleNumberHasAnAxisToo() {
    assertThat(texts(0, 0)).containsExactly("0.0", "0.2");
    assertThat(texts(5, 5)).containsExactly("5", "6");
  }

  @Test
  void placeOnTheAxis() {
    Scale scale = Scale.of(-3.2, 7.9, 6);
    assertThat(scale.at(-5)).isZero();
    assertThat(scale.at(10)).isEqualTo(1);
    assertThat(scale.at(2.5)).isEqualTo(0.5, within(1e-12));
  }
}
