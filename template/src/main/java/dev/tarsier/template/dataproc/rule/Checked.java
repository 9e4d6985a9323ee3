package dev.tarsier.template.dataproc.rule;

import com.google.protobuf.Message;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Severity;
import java.util.List;

/**
 * A template or policy read from a file.
 *
 * @param message as far as it could be read
 * @param problems errors before warnings, each in the order of the file
 */
public record Checked<M extends Message>(M message, List<Problem> problems) {
  public Checked {
    problems = List.copyOf(problems);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
