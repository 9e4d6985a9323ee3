package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSpelling {
  private static final List<String> KNOWN =
      List.of("adaptive-threshold", "clahe", "encode", "grayscale", "morphology");

  @ParameterizedTest
  @CsvSource({
    "clahé, clahe",
    "clhae, clahe",
    "grey-scale, grayscale",
    "adaptivethreshold, adaptive-threshold",
    "threshold-adaptive, ''",
    "morph, ''",
    "x, ''"
  })
  void nearestWord(String word, String meant) {
    assertThat(Spelling.hint(word, KNOWN))
        .isEqualTo(
            meant.isEmpty()
                ? " (known: adaptive-threshold, clahe, encode, grayscale, morphology)"
                : " (did you mean " + meant + "?)");
  }

  @Test
  void firstOfEquallyNear() {
    assertThat(Spelling.hint("bat", List.of("cat", "bar"))).isEqualTo(" (did you mean cat?)");
  }

  @Test
  void nothingKnown() {
    assertThat(Spelling.hint("clahe", List.of())).isEqualTo(" (known: )");
  }
}
