package dev.tarsier.job.recipe;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a recipe, at once. */
public final class InvalidRecipeException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<RecipeProblem> problems;

  InvalidRecipeException(List<RecipeProblem> problems) {
    super(problems.stream().map(RecipeProblem::message).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<RecipeProblem> problems() {
    return problems;
  }
}
