package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TestShellText {
  @Test
  void quotesWhatTheShellWouldRead() {
    assertThat(ShellText.word("gs://b/a-b_c.jar")).isEqualTo("gs://b/a-b_c.jar");
    assertThat(ShellText.word("a b")).isEqualTo("'a b'");
    assertThat(ShellText.word("it's $5")).isEqualTo("'it'\\''s $5'");
    assertThat(ShellText.word("")).isEqualTo("''");
  }

  @Test
  void delimiterIsInNoValue() {
    assertThat(ShellText.parameters(new TreeMap<>(Map.of("A", "1,2", "B", "x=y"))))
        .isEqualTo("^;^A=1,2;B=x=y");
    assertThat(ShellText.parameters(new TreeMap<>(Map.of("A", "1;2", "B", "|"))))
        .isEqualTo("^~^A=1;2~B=|");
    assertThat(ShellText.parameters(new TreeMap<>(Map.of("A", ";|~<1>", "B", "2"))))
        .isEqualTo("^<2>^A=;|~<1><2>B=2");
  }
}
