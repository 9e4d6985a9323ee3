package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Severity;
import java.util.List;
import java.util.Optional;

/** What {@code validate} prints besides the problems. */
final class ValidateText {
  private ValidateText() {}

  /** {@code mine.yaml: ok (dataset spec)}; empty for a file with errors. */
  static Optional<String> verdict(CheckedFile file) {
    if (file.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      return Optional.empty();
    }
    String warnings =
        file.problems().isEmpty() ? "" : ", " + counted(file.problems().size(), "warning");
    return Optional.of(file.source().file() + ": ok (" + file.kind().words() + warnings + ")");
  }

  /** {@code 3 files, 2 errors, 1 warning}. */
  static String summary(long files, long errors, long warnings) {
    return counted(files, "file")
        + ", "
        + counted(errors, "error")
        + ", "
        + counted(warnings, "warning");
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** A problem an entry; the keys are published and stay. */
  static String json(List<CheckedFile> files) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (CheckedFile file : files) {
      for (Problem problem : file.problems()) {
        array
            .addObject()
            .put("file", problem.file())
            .put("line", problem.line())
            .put("column", problem.column())
            .put("path", problem.path())
            .put("code", problem.code())
            .put("severity", problem.severity().keyword())
            .put("message", problem.message());
      }
    }
    return array.toPrettyString() + "\n";
  }
}
