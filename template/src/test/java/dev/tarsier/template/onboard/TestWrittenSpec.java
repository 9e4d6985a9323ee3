package dev.tarsier.template.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestWrittenSpec {
  private static final String FILE = WrittenSpec.of("dataset: eyes\n");

  @Test
  void untouchedAsItWasWritten() {
    assertThat(FILE)
        .matches(
            "(?s)# written by tarsier onboard, sha256:[0-9a-f]{64}\n"
                + "# Change what you like: onboard then leaves this file alone, unless told"
                + " --force.\ndataset: eyes\n");
    assertThat(WrittenSpec.isUntouched(FILE)).isTrue();
    assertThat(WrittenSpec.of("dataset: eyes\n")).isEqualTo(FILE);
  }

  @Test
  void touchedByTheSmallestChange() {
    assertThat(WrittenSpec.isUntouched(FILE + "\n")).isFalse();
    assertThat(WrittenSpec.isUntouched(FILE.replace("eyes", "ears"))).isFalse();
    assertThat(WrittenSpec.isUntouched(FILE.replace("sha256:", "sha256:0"))).isFalse();
    assertThat(WrittenSpec.isUntouched("\n" + FILE)).isFalse();
    assertThat(WrittenSpec.isUntouched("dataset: eyes\n")).isFalse();
    assertThat(WrittenSpec.isUntouched("")).isFalse();
  }
}
