package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestLabelNumbers {
  @Test
  void labelsKeepTheirNumbers() {
    assertThat(LabelNumbers.vocabulary(List.of("cat", "dog"), List.of("ant", "dog", "bee", "")))
        .containsExactly("cat", "dog", "ant", "bee");
    assertThat(LabelNumbers.vocabulary(List.of("cat", "dog"), List.of("dog")))
        .containsExactly("cat", "dog");
    assertThat(LabelNumbers.vocabulary(List.of("cat"), List.of("4"))).containsExactly("cat", "4");
  }

  @Test
  void numbersStandForThemselvesAsLongAsAllAreNumbers() {
    assertThat(LabelNumbers.vocabulary(List.of("0", "", "2"), List.of("1", "4", "2")))
        .containsExactly("0", "1", "2", "", "4");
    assertThat(LabelNumbers.vocabulary(List.of("0", "", "2"), List.of("1", "none")))
        .containsExactly("0", "", "2", "1", "none");
    assertThat(LabelNumbers.vocabulary(List.of("0", "none"), List.of("7")))
        .containsExactly("0", "none", "7");
  }
}
