package dev.tarsier.template.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.ProblemPrinter;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestOnboardTable {
  private final Onboarder onboarder = new Onboarder(Operations.load(), Map.of());

  private List<OnboardTable.Row> read(String text, Map<Entry, String> fallbacks)
      throws ProblemsFound {
    return OnboardTable.read(
        new SourceText("list.csv", text), Path.of("/work"), fallbacks, onboarder);
  }

  private void assertProblems(String text, String... problems) {
    ProblemsFound found = catchThrowableOfType(ProblemsFound.class, () -> read(text, Map.of()));
    String printed = new ProblemPrinter(false).format(found.source(), found.problems());
    assertThat(printed.lines().filter(line -> line.startsWith("list.csv")))
        .containsExactly(problems);
  }

  @Test
  void rowsWithWhatTheyDoNotSay() throws ProblemsFound {
    List<OnboardTable.Row> rows =
        read(
            """
            dataset,source,output,label,recipe\r
            eyes, images/eyes ,gs://shards/eyes,,\r

            "ears",gs://images/ears,"gs://shards/ears",none,"{""name"":""retina""}"
            """,
            Map.of(Entry.PROJECT, "my-project", Entry.LABEL, "parent-directory"));

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).request().source().uri()).isEqualTo("file:/work/images/eyes");
    assertThat(rows.get(0).request().get(Entry.LABEL)).isEqualTo("parent-directory");
    assertThat(rows.get(0).request().get(Entry.PROJECT)).isEqualTo("my-project");
    assertThat(rows.get(1).request().dataset()).isEqualTo("ears");
    assertThat(rows.get(1).request().get(Entry.LABEL)).isEqualTo("none");
    assertThat(rows.get(1).request().get(Entry.RECIPE)).isEqualTo("{\"name\":\"retina\"}");
  }

  @Test
  void everyProblemOfEveryRow() {
    assertProblems(
        """
        dataset,source,output,recipe
        Eyes,gs://images/a,gs://shards/a,retina
        ears,~/x,gs://shards/b,retna
        nose,gs://images/c
        feet,,gs://shards/d,
        hand,gs://images/e,gs://shards/e,
        hand,gs://images/f,gs://shards/f,
        """,
        "list.csv:2:1: error: Invalid dataset: Eyes (3 to 25 of a-z, 0-9 and -, the first a letter,"
            + " as in eyepacs-2015) [TARS-L003]",
        "list.csv:3:6: error: Unsupported location: ~/x (~ is not expanded; write the whole path)"
            + " [TARS-L003]",
        "list.csv:4:1: error: Invalid row: 2 cells, the header has 4 (put quotes around a cell that"
            + " holds a comma) [TARS-L001]",
        "list.csv:5:6: error: Missing source [TARS-L003]",
        "list.csv:7:1: error: Invalid dataset: hand (stands in line 6 already; each has a file of"
            + " its own) [TARS-L004]");
  }

  @Test
  void columns() {
    assertProblems(
        "dataset,sorce,output,output\na,b,c,d\n",
        "list.csv:1:1: error: Missing column: source [TARS-L002]",
        "list.csv:1:9: error: Unsupported column: sorce (did you mean source?) [TARS-L002]",
        "list.csv:1:22: error: Invalid column: output (stands twice; keep one) [TARS-L002]");
  }

  @Test
  void noTable() {
    String nothing =
        "list.csv: error: Missing rows (write a header such as dataset,source,output, and a row for"
            + " each data set) [TARS-L001]";

    assertProblems("", nothing);
    assertProblems("dataset,source,output\n\n,,\n", nothing);
    assertProblems(
        "dataset,source,output\neyes,\"gs://images,gs://shards\n",
        "list.csv:2:6: error: Invalid CSV: a quote that is opened here is never closed (close it,"
            + " or double it to mean itself) [TARS-L001]");
  }

  @Test
  void sourceThatTurnsOutUnusable() throws ProblemsFound {
    String text = "dataset,source,output\neyes,gs://images,gs://shards\n";
    OnboardTable.Row row = read(text, Map.of()).get(0);

    ProblemsFound found =
        OnboardTable.refused(new SourceText("list.csv", text), row, "Missing source");

    assertThat(new ProblemPrinter(false).format(found.source(), found.problems()))
        .isEqualTo(
            """
            list.csv:2:6: error: eyes: Missing source [TARS-L005]
              eyes,gs://images,gs://shards
                   ^
            """);
  }
}
