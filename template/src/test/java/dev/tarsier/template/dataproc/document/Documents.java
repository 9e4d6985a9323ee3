package dev.tarsier.template.dataproc.document;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.ProblemPrinter;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fixtures of {@code dataproc/} and {@code dataproc-sound/}, and what is found in them. */
final class Documents {
  private static final Path NOWHERE = Path.of("/data/specs");

  private Documents() {}

  static List<Path> in(String folder) throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(Documents.class.getResource(folder).toURI()))) {
      return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
    }
  }

  static CheckedFile check(Path file) throws IOException {
    return check(file.getFileName().toString(), Files.readString(file));
  }

  static CheckedFile check(String name, String text) {
    return new DocumentChecker(Operations.load(), Map.of())
        .check(List.of(new NamedText(new SourceText(name, text), NOWHERE)))
        .get(0);
  }

  static String printed(CheckedFile file) {
    return new ProblemPrinter(false).format(file.source(), file.problems());
  }
}
