package dev.tarsier.template.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every problem of one file to the place that prints them. */
public final class ProblemsFound extends Exception {
  private static final long serialVersionUID = 1;
  private final transient SourceText source;
  private final transient List<Problem> problems;

  public ProblemsFound(SourceText source, List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  public SourceText source() {
    return source;
  }

  public List<Problem> problems() {
    return problems;
  }
}
