package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPercent {
  @Test
  void listsAreRead() {
    assertThat(Percent.parseList("0.5,1, 5%,12.5,100"))
        .containsExactly(
            new Percent(5), new Percent(10), new Percent(50), new Percent(125), Percent.ALL)
        .extracting(Percent::toString)
        .containsExactly("0.5", "1", "5", "12.5", "100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | Missing percentage (write a number, as in 5 or 12.5)
          '1,,5' | Missing percentage (write a number, as in 5 or 12.5)
          'few' | Invalid percentage: few (write a number, as in 5 or 12.5)
          '-5' | Invalid percentage: -5 (write a number, as in 5 or 12.5)
          '0' | Invalid percentage: 0 (must be above 0 and at most 100)
          '0.0' | Invalid percentage: 0.0 (must be above 0 and at most 100)
          '100.1' | Invalid percentage: 100.1 (must be above 0 and at most 100)
          '1,1.25' | Invalid percentage: 1.25 (at most one digit after the point, as in 12.5)
          '0.05' | Invalid percentage: 0.05 (at most one digit after the point, as in 12.5)
          '5,5.0' | Invalid percentages: 5 is given twice
          '1,10,5' | Invalid percentages: 5 after 10 (write them in ascending order, as in 1,5,10)
          """)
  void whatCannotBeIsNamed(String text, String message) {
    assertThatThrownBy(() -> Percent.parseList(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0, 0",
    "10, 1, 1",
    "10, 4, 1",
    "10, 100, 1",
    "100, 104, 10",
    "100, 105, 11",
    "5, 3, 1",
    "1000, 3, 3",
    "999, 100, 100",
    "500, 5, 3",
    "125, 1000, 125",
    "1, 10000000000, 10000000"
  })
  void roundedWithOneAtLeast(int tenths, long images, long expected) {
    assertThat(new Percent(tenths).of(images)).isEqualTo(expected);
  }
}
