package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestPcaModelParser {
  private static final PcaModel MODEL =
      new PcaModel(
          9,
          new double[] {1.0 / 3, -2e-300},
          new double[][] {{0.6, -0.8}},
          new double[] {Math.PI},
          4);

  @Test
  void everyNumberComesBackToTheLastBit() {
    PcaModel parsed = PcaModelParser.parse(PcaModelParser.format(MODEL));
    assertThat(parsed.rows()).isEqualTo(9);
    assertThat(parsed.mean()).containsExactly(MODEL.mean());
    assertThat(parsed.components()).isDeepEqualTo(MODEL.components());
    assertThat(parsed.explainedVariance()).containsExactly(Math.PI);
    assertThat(parsed.totalVariance()).isEqualTo(4);
    assertThat(parsed.explainedVarianceRatio()).containsExactly(Math.PI / 4);
  }

  @Test
  void keysAreWhatOthersReadItBy() {
    assertThat(PcaModelParser.format(MODEL).lines().map(line -> line.split("\" ", 2)[0]))
        .containsExactly(
            "{",
            "  \"rows",
            "  \"mean",
            "  \"components",
            "  \"explainedVariance",
            "  \"totalVariance",
            "}");
  }

  @Test
  void whatIsNoPca() {
    assertThatThrownBy(() -> PcaModelParser.parse("{\"rows\": 1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid PCA: Missing creator property 'mean'");
    assertThatThrownBy(
            () ->
                PcaModelParser.parse(
                    PcaModelParser.format(MODEL).replace("[ 0.6, -0.8 ]", "[ 0.6 ]")))
        .hasMessageContaining("Invalid PCA: a component of 1 dimensions, a mean of 2");
    assertThatThrownBy(() -> new PcaModel(1, new double[1], new double[1][1], new double[2], 1))
        .hasMessage("Invalid PCA: 1 components, 2 explained variances");
  }
}
