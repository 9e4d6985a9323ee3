package dev.tarsier.job.recipe;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** Short ways to a parsed recipe and to its problems. */
final class Recipes {
  static final Operations OPERATIONS = Operations.load();

  private Recipes() {}

  static Recipe parse(String text) {
    try {
      return RecipeParser.parse(text, OPERATIONS);
    } catch (InvalidRecipeException e) {
      throw new AssertionError("Cannot parse " + text, e);
    }
  }

  /** Each problem as {@code pointer message}. */
  static List<String> problems(String text) {
    return catchThrowableOfType(
            InvalidRecipeException.class, () -> RecipeParser.parse(text, OPERATIONS))
        .problems()
        .stream()
        .map(problem -> problem.pointer() + " " + problem.message())
        .toList();
  }
}
