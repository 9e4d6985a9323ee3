package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.dataproc.rule.RuleCatalog;
import dev.tarsier.template.problem.Rule;
import dev.tarsier.template.workflow.WorkflowRule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code dataproc/} is named for its fault; beside it stands what is printed, to the
 * last blank. With {@code -Dgolden.write=true} the printed text is written to the sources instead.
 */
class TestBrokenDocuments {
  static List<Path> broken() throws IOException, URISyntaxException {
    return Documents.in("/dataproc");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void printsExactly(Path file) throws IOException {
    String printed = Documents.printed(Documents.check(file));
    assertThat(printed).isNotEmpty();
    String golden = file.getFileName().toString().replaceFirst("\\.(yaml|json)$", ".expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(Path.of("src/test/resources/dataproc").resolve(golden), printed);
    } else {
      assertThat(printed).isEqualTo(Files.readString(file.resolveSibling(golden)));
    }
  }

  /** A rule that only a comparison of two files can break is shown in TestDocumentChecker. */
  @Test
  void everyRuleHasAFixture() throws IOException, URISyntaxException {
    StringBuilder printed = new StringBuilder();
    for (Path file : broken()) {
      printed.append(Documents.printed(Documents.check(file)));
    }
    List<String> codes =
        Stream.<Rule>concat(
                RuleCatalog.dataprocRules().stream(),
                Stream.<Rule>concat(
                    Stream.of(DocumentRule.values()), Stream.of(WorkflowRule.values())))
            .map(Rule::code)
            .toList();

    assertThat(codes.stream().filter(code -> !printed.toString().contains("[" + code + "]")))
        .containsExactly("TARS-C035");
    assertThat(codes).doesNotHaveDuplicates();
  }
}
