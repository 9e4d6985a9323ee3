package dev.tarsier.template.dataproc;

import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.template.plan.Plan;

/**
 * A recipe as the value of a template parameter: the name of a built-in one, else its JSON, else
 * the URI of that JSON. The job makes the same request of all three.
 */
final class RecipeValue {
  /** "Each value is limited to 1000 characters" (Dataproc, workflow parameters). */
  private static final int LONGEST_VALUE = 1000;

  private RecipeValue() {}

  static String of(Plan plan, Artifacts artifacts) {
    String value = inline(plan);
    return value.length() <= LONGEST_VALUE ? value : artifacts.recipeUri();
  }

  static boolean fitsParameter(Plan plan) {
    return inline(plan).length() <= LONGEST_VALUE;
  }

  static boolean isBuiltIn(Recipe recipe) {
    return recipe.equals(BuiltInRecipes.byName().get(recipe.name()));
  }

  private static String inline(Plan plan) {
    Recipe recipe = plan.spec().recipe();
    return isBuiltIn(recipe) ? recipe.name() : plan.request().recipe();
  }
}
