package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNumbers {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "0 = 0 B",
        "999 = 999 B",
        "1000 = 1.00 kB",
        "9994 = 9.99 kB",
        "9996 = 10.0 kB",
        "99960 = 100 kB",
        "999499 = 999 kB",
        "999500 = 1.00 MB",
        "268435456 = 268 MB",
        "4294967296000 = 4.29 TB",
        "9223372036854775807 = 9,223 PB"
      })
  void bytesHaveThreeDigitsAndDecimalUnits(long bytes, String expected) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "0 = 0 s",
        "0.0004 = under 0.001 s",
        "0.0312 = 0.031 s",
        "0.25 = 0.25 s",
        "12.345 = 12.3 s",
        "59.4 = 59.4 s",
        "59.6 = 1 min 00 s",
        "3599.4 = 59 min 59 s",
        "3599.6 = 1 h 00 min",
        "112320 = 31 h 12 min"
      })
  void secondsReadAsDurations(double seconds, String expected) {
    assertThat(Numbers.seconds(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {"0 = 0", "2.5 = 2.50", "12.34 = 12.3", "123.4 = 123", "35271.4 = 35,271"})
  void ratesHaveThreeSignificantDigits(double value, String expected) {
    assertThat(Numbers.significant(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0%",
    "0, 48, 0%",
    "3, 48, 6.3%",
    "48, 48, 100%",
    "1, 1000000, under 0.1%",
    "999999, 1000000, over 99.9%"
  })
  void sharesNeverRoundSomethingToNothing(long part, long whole, String expected) {
    assertThat(Numbers.share(part, whole)).isEqualTo(expected);
  }

  @Test
  void countsAgreeWithTheirNoun() {
    assertThat(Numbers.count(1, "shard")).isEqualTo("1 shard");
    assertThat(Numbers.count(1200, "shard")).isEqualTo("1,200 shards");
    assertThat(Numbers.count(0, "shard")).isEqualTo("0 shards");
  }
}
