package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.ProblemPrinter;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code spec/} is named for its fault; beside it stands what is printed, to the last
 * blank. With {@code -Dgolden.write=true} the printed text is written to the sources instead.
 */
class TestBrokenSpecs {
  private static final Path FOLDER = Path.of("/data/specs");

  static List<Path> broken() throws IOException, URISyntaxException {
    Path folder = Path.of(TestBrokenSpecs.class.getResource("/spec").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void printsExactly(Path file) throws IOException {
    String name = file.getFileName().toString();
    String printed = printed(new SourceText(name, Files.readString(file)));

    Path golden = file.resolveSibling(name.replace(".yaml", ".expected"));
    if (Boolean.getBoolean("golden.write")) {
      Path source = Path.of("src/test/resources/spec").resolve(golden.getFileName());
      Files.writeString(source, printed);
    } else {
      assertThat(printed).isEqualTo(Files.readString(golden));
    }
  }

  @Test
  void everyRuleOfTheParserHasAFixture() throws IOException, URISyntaxException {
    StringBuilder printed = new StringBuilder();
    for (Path file : broken()) {
      printed.append(printed(new SourceText(file.toString(), Files.readString(file))));
    }

    assertThat(
            Stream.of(SpecRule.values()).map(SpecRule::code).filter(printed.toString()::contains))
        .containsExactlyElementsOf(
            Stream.of(SpecRule.values())
                .filter(rule -> rule != SpecRule.SOURCE && rule != SpecRule.REFUSED)
                .map(SpecRule::code)
                .toList());
  }

  @Test
  void rulesAreNumberedInOrderAndExplained() {
    assertThat(SpecRule.values())
        .extracting(SpecRule::code)
        .allMatch(code -> code.matches("TARS-S\\d{3}"))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(SpecRule.values()).extracting(SpecRule::summary).doesNotContain("");
  }

  private static String printed(SourceText text) {
    SpecParser parser = new SpecParser(Operations.load(), Map.of());
    ProblemsFound found =
        catchThrowableOfType(ProblemsFound.class, () -> parser.parse(text, FOLDER));
    assertThat(found).as(text.file()).isNotNull();
    return new ProblemPrinter(false).format(text, found.problems());
  }
}
