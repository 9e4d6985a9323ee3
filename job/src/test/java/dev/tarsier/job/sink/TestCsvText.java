package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestCsvText {
  /** A quote mark before it would keep spreadsheets from counting, and be part of the key. */
  @Test
  void whatLooksLikeAFormulaIsWrittenAsItIs() {
    assertThat(
            CsvText.of(
                List.of("key", "label"),
                List.of(List.of("=cmd|' /C calc'!A0", "+1"), List.of("-2", "@sum"))))
        .isEqualTo("key,label\n=cmd|' /C calc'!A0,+1\n-2,@sum\n");
  }

  @Test
  void nothingEndsItsCell() {
    assertThat(
            CsvText.of(List.of("key"), List.of(List.of("a\"b"), List.of("c,d"), List.of("e\nf"))))
        .isEqualTo("key\n\"a\"\"b\"\n\"c,d\"\n\"e\nf\"\n");
  }
}
