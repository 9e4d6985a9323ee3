package dev.tarsier.template.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestProblemPrinter {
  private static final SourceText TEXT = new SourceText("a.yaml", "one: 1\r\ntwo:\t2\nthree: €5\n");

  @Test
  void pointsAtThePlace() {
    assertThat(new ProblemPrinter(false).format(TEXT, List.of(problem(3, 9, Severity.ERROR))))
        .isEqualTo(
            """
            a.yaml:3:9: error: Invalid thing: x [TARS-X001]
              three: €5
                      ^
            """);
  }

  @Test
  void keepsTabsAboveTheCaret() {
    assertThat(new ProblemPrinter(false).format(TEXT, List.of(problem(2, 6, Severity.WARNING))))
        .isEqualTo("a.yaml:2:6: warning: Invalid thing: x [TARS-X001]\n  two:\t2\n      \t^\n");
  }

  @Test
  void showsNoLineForTheWholeFile() {
    assertThat(new ProblemPrinter(false).format(TEXT, List.of(problem(0, 0, Severity.ERROR))))
        .isEqualTo("a.yaml: error: Invalid thing: x [TARS-X001]\n");
  }

  @Test
  void coloursTheSeverityOnly() {
    assertThat(new ProblemPrinter(true).format(TEXT, List.of(problem(0, 0, Severity.ERROR))))
        .isEqualTo("a.yaml: \u001b[1;31merror\u001b[0m: Invalid thing: x [TARS-X001]\n");
    assertThat(new ProblemPrinter(true).format(TEXT, List.of(problem(0, 0, Severity.WARNING))))
        .isEqualTo("a.yaml: \u001b[1;33mwarning\u001b[0m: Invalid thing: x [TARS-X001]\n");
  }

  @Test
  void showsOnlyWhatSurroundsThePlaceInAVeryLongLine() {
    SourceText text = new SourceText("a.yaml", "x".repeat(500) + "é" + "y".repeat(500));
    Problem problem =
        new Problem("a.yaml", 1, 501, "", "TARS-X001", Severity.ERROR, "Invalid thing: x");

    assertThat(new ProblemPrinter(false).format(text, List.of(problem)).lines().skip(1))
        .containsExactly(
            "  …" + "x".repeat(40) + "é" + "y".repeat(119) + "…", "   " + " ".repeat(40) + "^");
  }

  @Test
  void errorsInTheOrderOfTheFile() {
    Problems problems = new Problems(TEXT);
    problems.error(new Place(3, 1), "three", "B", "Invalid three");
    problems.error(new Place(1, 6), "one", "A", "Invalid one");

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("Invalid one", "Invalid three");
    assertThatThrownBy(problems::throwIfErrors)
        .isInstanceOf(ProblemsFound.class)
        .hasMessage("Invalid one; Invalid three");
  }

  @Test
  void findsThePlaceOfAnOffset() {
    assertThat(TEXT.placeOf(0)).isEqualTo(new Place(1, 1));
    assertThat(TEXT.placeOf(TEXT.text().indexOf('€'))).isEqualTo(new Place(3, 8));
    assertThat(TEXT.placeOf(999)).isEqualTo(new Place(4, 1));
  }

  private static Problem problem(int line, int column, Severity severity) {
    return new Problem("a.yaml", line, column, "", "TARS-X001", severity, "Invalid thing: x");
  }

  @Test
  void passwordOfAUriIsNotPrinted() {
    SourceText source = new SourceText("a.yaml", "mlflow: http://me:s3cret@host/x\n");
    Problems problems = new Problems(source);
    problems.error(new Place(1, 9), "", "TARS-S001", "Invalid MLflow URI");

    assertThat(new ProblemPrinter(false).format(source, problems.sorted()))
        .isEqualTo(
            """
            a.yaml:1:9: error: Invalid MLflow URI [TARS-S001]
              mlflow: http://me:******@host/x
                      ^
            """);
  }
}
