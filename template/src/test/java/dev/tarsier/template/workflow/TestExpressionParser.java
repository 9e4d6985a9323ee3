package dev.tarsier.template.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What fuzzing found: the parser is reached by text of any length. */
class TestExpressionParser {
  @Test
  void longTextDoesNotOverflowTheStack() {
    String text = "\"" + "x\\n".repeat(100_000) + "\"";

    assertThat(Expression.parse("${f(" + text + ")}").calls())
        .containsExactly(new Expression.Call("f", 1));
  }

  @Test
  void textThatNeverEnds() {
    assertThatThrownBy(() -> Expression.parse("${'" + "x".repeat(100_000) + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid expression: it cannot be read from: 'xxxxxxxxxxxxxxxxxxx...");
  }
}
