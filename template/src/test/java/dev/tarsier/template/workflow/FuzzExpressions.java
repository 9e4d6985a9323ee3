package dev.tarsier.template.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression of Cloud Workflows is read, or is refused in one sentence. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "Jazzer's natives are tried on Linux only")
class FuzzExpressions {
  @ValueSource(
      strings = {
        "not a.b[\"c\\\"d\"](1.5e-3, x) and -2 // 3 in list or 'y' != \"z\"",
        "default(map.get(args, [\"a\", 'b']), (1 + 2) * 3 % 4) <= null"
      })
  @FuzzTest
  void expression(String text) {
    if (text != null) {
      parse(text);
    }
  }

  private static void parse(String text) {
    try {
      new ExpressionParser(text, new ArrayList<>(), new ArrayList<>()).parse();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("Invalid expression: ");
    }
  }
}
