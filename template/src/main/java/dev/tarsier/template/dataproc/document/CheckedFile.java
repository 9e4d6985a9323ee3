package dev.tarsier.template.dataproc.document;

import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.SourceText;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file and what was found in it.
 *
 * @param problems errors before warnings, each in the order of the file
 */
public record CheckedFile(
    SourceText source, DocumentKind kind, Document document, List<Problem> problems) {
  public CheckedFile {
    problems = List.copyOf(problems);
  }

  /** The same with problems that were found later. */
  public CheckedFile with(List<Problem> more) {
    List<Problem> all = Stream.concat(problems.stream(), more.stream()).toList();
    return new CheckedFile(source, kind, document, all);
  }

  /** The same with what a comparison with other files has added. */
  CheckedFile compared() {
    return document instanceof Document.Template template
        ? new CheckedFile(source, kind, document, template.reading().findings().sorted())
        : this;
  }
}
