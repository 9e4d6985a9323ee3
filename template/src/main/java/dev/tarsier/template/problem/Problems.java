package dev.tarsier.template.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is reported at once. */
public final class Problems {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::severity)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final SourceText source;
  private final List<Problem> found = new ArrayList<>();

  public Problems(SourceText source) {
    this.source = source;
  }

  public SourceText source() {
    return source;
  }

  /** Records what breaks a rule, with the rule's code and severity. */
  public void report(Place place, String path, Rule rule, String message) {
    found.add(
        new Problem(
            source.file(),
            place.line(),
            place.column(),
            path,
            rule.code(),
            rule.severity(),
            message));
  }

  /** Records an error; see {@link Problem} for the parts. */
  public void error(Place place, String path, String code, String message) {
    found.add(
        new Problem(
            source.file(), place.line(), place.column(), path, code, Severity.ERROR, message));
  }

  /** Errors before warnings, each in the order of the file. */
  public List<Problem> sorted() {
    return found.stream().sorted(ORDER).toList();
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Does nothing as long as there are no errors. */
  public void throwIfErrors() throws ProblemsFound {
    if (hasErrors()) {
      throw new ProblemsFound(source, sorted());
    }
  }
}
