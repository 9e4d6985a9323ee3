package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestHiveFolder {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "left, label=left",
        "a b, label=a b",
        "ä 网, label=ä 网",
        "0.5, label=0.5",
        "a/b=c:d, label=a%2Fb%3Dc%3Ad",
        "100%, label=100%25",
        "{[]}^, label=%7B%5B%5D}%5E",
        "?*#\"'\\, label=%3F%2A%23%22%27%5C",
        "``, label=__HIVE_DEFAULT_PARTITION__"
      })
  void namesAValueAsSparkDoes(String value, String name) {
    assertThat(HiveFolder.name("label", value)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"0, label=%00", "9, label=%09", "10, label=%0A", "31, label=%1F", "127, label=%7F"})
  void escapesControlCharacters(int character, String name) {
    assertThat(HiveFolder.name("label", Character.toString(character))).isEqualTo(name);
  }
}
