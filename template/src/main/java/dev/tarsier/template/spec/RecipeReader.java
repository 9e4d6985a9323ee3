package dev.tarsier.template.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.recipe.RecipeProblem;
import dev.tarsier.template.yaml.YamlToJson;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code recipe} entry with the parser that the job itself uses; the JSON pointers of its
 * problems are led back to lines.
 */
final class RecipeReader {
  private static final String DEFAULT = "retina";
  private static final Pattern PARAMETER = Pattern.compile("Invalid ([a-z][a-z0-9-]*): .*");

  private final Reading reading;
  private final Operations operations;
  private final Path folder;

  /** {@code folder}: what the paths of an operation's files are taken from. */
  RecipeReader(Reading reading, Operations operations, Path folder) {
    this.reading = reading;
    this.operations = operations;
    this.folder = folder;
  }

  Recipe read(Section root, String key) {
    Recipe fallback = BuiltInRecipes.byName().get(DEFAULT);
    if (!root.has(key)) {
      return fallback;
    }
    YamlToJson tree = new YamlToJson();
    JsonNode json = tree.convert(root.value(key));
    try {
      return RecipeParser.parse(json, operations)
          .withFiles(file -> Locations.resolve(file, folder).uri());
    } catch (IllegalArgumentException e) {
      root.error(key, SpecRule.RECIPE, e.getMessage());
      return fallback;
    } catch (InvalidRecipeException e) {
      e.problems().forEach(problem -> report(problem, tree, key));
      return fallback;
    }
  }

  private void report(RecipeProblem problem, YamlToJson tree, String key) {
    String pointer = pointer(problem, tree);
    String path = key + pointer.replace('/', '.');
    boolean unknown =
        problem.message().startsWith("Unsupported key")
            || problem.message().startsWith("Unsupported parameter");
    reading.error(
        unknown ? tree.keyPlace(pointer) : tree.valuePlace(pointer),
        path,
        SpecRule.RECIPE,
        problem.message());
  }

  /** A range is checked by the operation as a whole; its message names the parameter. */
  private static String pointer(RecipeProblem problem, YamlToJson tree) {
    Matcher matcher = PARAMETER.matcher(problem.message());
    if (matcher.matches() && tree.holds(problem.pointer() + "/" + matcher.group(1))) {
      return problem.pointer() + "/" + matcher.group(1);
    }
    return problem.pointer();
  }
}
