package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    assertThatThrownBy(() -> ShellText.parameters(Map.of("A", ";|~@@%%")))
        .hasMessage("Invalid parameters: they hold every delimiter (change a value)");
  }
}
