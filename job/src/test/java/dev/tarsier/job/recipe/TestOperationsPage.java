package dev.tarsier.job.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TestOperationsPage {
  /** Of what a model makes there is no picture. */
  private static final Set<String> WITHOUT_PICTURE = Set.of("classify", "features");

  @Test
  void pageIsWhatTheOperationsSay() throws IOException {
    Path page = Path.of("OPERATIONS.md");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(page, OperationsPage.text());
    }
    assertThat(page).content().isEqualTo(OperationsPage.text());
  }

  @Test
  void everyOperationIsShownAndEveryParameterDescribed() {
    TreeSet<String> shown = new TreeSet<>(OperationExamples.steps().keySet());
    shown.addAll(WITHOUT_PICTURE);
    assertThat(Operations.load().byKeyword().keySet()).isEqualTo(shown);
    for (OperationType type : Operations.load().byKeyword().values()) {
      for (Parameter parameter : type.parameters()) {
        assertThat(parameter.meaning()).as(type.keyword() + " " + parameter.name()).isNotEmpty();
        assertThat(parameter.range()).isNotEmpty();
      }
    }
  }

  @Test
  void rangesAreThoseThatTheOperationsHoldTo() {
    assertThat(Operations.load().byKeyword().get("blur").parameters())
        .containsExactly(
            new Parameter(
                "method", "gaussian", "one of gaussian, box", "how the neighbourhood is weighed"),
            new Parameter("size", "5", "odd, 1 to 255", "side of the neighbourhood, in pixels"),
            new Parameter(
                "sigma",
                "0.0",
                "0 to 100",
                "of the Gaussian, in pixels; 0 for OpenCV's choice by size"));
    assertThat(Operations.load().byKeyword().get("resize").parameters())
        .extracting(Parameter::range)
        .startsWith("one of no, keep-ratio, keep-ratio-largest, center-crop, border", "1 to 16384")
        .contains("true or false");
  }

  /** An operation of a user's jar that describes nothing and bounds nothing. */
  record Terse(int count, String text) implements Operation {}

  @Test
  void anOperationThatSaysNothing() {
    assertThat(new OperationType("terse", new Terse(1, ""), "does little").parameters())
        .containsExactly(
            new Parameter("count", "1", "any number", ""),
            new Parameter("text", "\"\"", "text", ""));
  }
}
