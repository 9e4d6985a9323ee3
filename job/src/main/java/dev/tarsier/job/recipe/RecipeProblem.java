package dev.tarsier.job.recipe;

/**
 * One thing wrong with a recipe.
 *
 * @param pointer where in the recipe, as a JSON pointer such as {@code /operations/2/clahe/tiles}
 */
public record RecipeProblem(String pointer, String message) {}
