package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSetting {
  private static final Map<String, String> ENVIRONMENT = Map.of("A", "from A", "B", "from B");

  @Test
  void flagComesBeforeVariableBeforeSpecBeforeDefault() {
    Setting all =
        Setting.in(ENVIRONMENT).flag("--x", "from flag").variables("A").spec("x", "from spec");
    Setting noFlag = Setting.in(ENVIRONMENT).flag("--x", "").variables("A").spec("x", "from spec");
    Setting specOnly = Setting.in(ENVIRONMENT).flag("--x", " ").variables("C").spec("x", "s");
    Setting nothing = Setting.in(ENVIRONMENT).flag("--x", "").variables("C").spec("x", "");

    assertThat(all.orElse("default")).isEqualTo("from flag");
    assertThat(all.origin()).isEqualTo("--x");
    assertThat(noFlag.orElse("default")).isEqualTo("from A");
    assertThat(noFlag.origin()).isEqualTo("A");
    assertThat(specOnly.orElse("default")).isEqualTo("s");
    assertThat(nothing.orElse("default")).isEqualTo("default");
    assertThat(nothing.origin()).isEmpty();
  }

  @Test
  void variablesCountInOrder() {
    assertThat(Setting.in(ENVIRONMENT).variables("B", "A").orElse("")).isEqualTo("from B");
    assertThat(Setting.in(ENVIRONMENT).variables("C", "A").orElse("")).isEqualTo("from A");
  }
}
