package dev.tarsier.template.dataproc.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.recipe.RecipeProblem;
import dev.tarsier.job.recipe.UnseenOperation;
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
    JsonNode json = tree.convert(root);
    // A recipe with its jars' digests, as generate writes it, does not say where they are.
    Operations known = json.has("jars") ? operations.andUnseen() : operations;
    try {
      Recipe recipe = RecipeParser.parse(json, known);
      unseen(recipe, tree, problems);
      return Optional.of(recipe);
    } catch (InvalidRecipeException e) {
      e.problems().forEach(problem -> report(problem, tree, problems));
      return Optional.empty();
    }
  }

  private static void unseen(Recipe recipe, YamlToJson tree, Problems problems) {
    for (int i = 0; i < recipe.operations().size(); i++) {
      if (recipe.operations().get(i) instanceof UnseenOperation unseen) {
        problems.report(
            tree.valuePlace("/operations/" + i),
            "operations." + i,
            DocumentRule.UNSEEN_OPERATION,
            "Cannot check " + unseen.keyword() + ": it is of a jar that this file does not name");
      }
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
