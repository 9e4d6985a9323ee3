package dev.tarsier.job.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of subsets is named, and stays. */
class TestSubsetRefusals {
  private final List<ProgressEvent> events = new ArrayList<>();
  private Places places;

  @BeforeEach
  void source(@TempDir Path folder) throws IOException {
    places = new Places(folder);
    places.images("0", 40);
    places.images("1", 10);
    places.put("source/top.jpg", "without a label");
    places.put("source/0/notes.txt", "no image");
  }

  private SubsetReport written(String percents, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--input", places.uri("source"), "--percent", percents));
    arguments.addAll(List.of("--output", places.uri("out")));
    arguments.addAll(List.of(more));
    return Subsets.run(SubsetRequest.parse(arguments), events::add);
  }

  private SubsetReport look() throws IOException {
    return Subsets.run(SubsetRequest.parse(List.of("--output", places.uri("out"))), events::add);
  }

  private void assertRefused(String message, String... more) {
    assertThatThrownBy(() -> written("5", more))
        .isInstanceOf(InputProblem.class)
        .hasMessage(message.replace("$", "file:" + places.folder()));
  }

  @Test
  void anotherChoiceIsNotMixedIn() throws IOException {
    written("5,50");
    String message =
        "Cannot write to $/out: its subsets are of another choice, by source, label, seed or"
            + " exclusions; they would not nest (use another --output, or --replace to remove what"
            + " is of it)";

    assertRefused(message, "--seed", "1");
    places.put("source/0/more.jpg", "more");
    assertRefused(message);
    assertThat(written("5", "--replace", "true").subsets()).hasSize(1);

    assertThat(places.files("out")).containsExactly("5-percent.txt", "_SUBSETS.json");
  }

  @Test
  void nothingIsThere() throws IOException {
    assertThatThrownBy(this::look)
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Missing subsets: file:"
                + places.folder()
                + "/out has no _SUBSETS.json (name the source and --percent to choose some)");
    places.put("out/_SUBSETS.json", "{}");
    assertThatThrownBy(this::look)
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot read file:"
                + places.folder()
                + "/out/_SUBSETS.json: Invalid report of subsets: Missing creator property 'uri'");
  }

  @Test
  void sourcesThatCannotBeUsed() throws IOException {
    places.put("opt-outs.txt", "0/\n1/\ntop\n");

    assertRefused(
        "Cannot choose from $/source: none of its 51 images is left (see --exclude and --label)",
        "--exclude",
        places.uri("opt-outs.txt"));
    assertRefused(
        "Cannot find images below $/source: no file matches *.tif (see --include)",
        "--include",
        "*.tif");
    places.put("source/0/line\nbreak.jpg", "x");
    assertRefused(
        "Cannot list $/source/0/line?break.jpg: a name with a line break, or a blank at its end,"
            + " does not fit a text list (rename it, or narrow --include)",
        "--all",
        "true");
  }

  @Test
  void aSubsetOfASubsetGoesElsewhere() throws IOException {
    written("50", "--writing", "copies");
    List<String> arguments =
        List.of(
            "--input",
            places.uri("out/50-percent"),
            "--percent",
            "5",
            "--output",
            places.uri("out"));

    assertThatThrownBy(() -> Subsets.run(SubsetRequest.parse(arguments), events::add))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot write to file:%1$s/out: the source file:%1$s/out/50-percent is a subset there"
                    .formatted(places.folder())
                + " (use another --output)");
  }
}
