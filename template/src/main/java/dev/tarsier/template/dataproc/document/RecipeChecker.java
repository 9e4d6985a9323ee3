package dev.tarsier.template.dataproc.document;

import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.recipe.RecipeProblem;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.yaml.YamlToJson;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;

/** A recipe in a file of its own, read by the job's own parser. */
final class RecipeChecker {
  private static final Pattern PARAMETER = Pattern.compile("Invalid ([a-z][a-z0-9-]*): .*");

  private RecipeChecker() {}

  /** Empty with the reasons among the problems. */
  static Optional<Recipe> check(MappingNode root, Operations operations, Problems problems) {
    YamlToJson tree = new YamlToJson();
    try {
      return Optional.of(RecipeParser.parse(tree.convert(root), operations));
    } catch (InvalidRecipeException e) {
      e.problems().forEach(problem -> report(problem, tree, problems));
      return Optional.empty();
    }
  }

  private static void report(RecipeProblem problem, YamlToJson tree, Problems problems) {
    String pointer = pointer(problem, tree);
    String path = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    if (problem.message().startsWith("Unsupported")) {
      problems.report(tree.keyPlace(pointer), path, DocumentRule.RECIPE_KEY, problem.message());
    } else {
      problems.report(tree.valuePlace(pointer), path, DocumentRule.RECIPE_VALUE, problem.message());
    }
  }

  /** A range is checked by the operation as a whole; its message names the parameter. */
  private static String pointer(RecipeProblem problem, YamlToJson tree) {
    Matcher matcher = PARAMETER.matcher(problem.message());
    return matcher.matches() && tree.holds(problem.pointer() + "/" + matcher.group(1))
        ? problem.pointer() + "/" + matcher.group(1)
        : problem.pointer();
  }
}
