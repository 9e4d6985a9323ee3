package dev.tarsier.template.dataproc.document;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.Locations;
import dev.tarsier.template.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/** A recipe in a file of its own, YAML or JSON. */
public final class RecipeFile {
  private RecipeFile() {}

  /** Whether the text is a recipe, as {@code validate} sees it; throws when it is no YAML. */
  public static boolean holds(SourceText text) throws ProblemsFound {
    MappingNode root = root(new Problems(text));
    return DocumentKind.of(DocumentChecker.entries(root)) == DocumentKind.RECIPE;
  }

  /** The recipe; relative paths in it are taken from {@code folder}. */
  public static Recipe read(SourceText text, Path folder, Operations operations)
      throws ProblemsFound {
    Problems problems = new Problems(text);
    MappingNode root = root(problems);
    Optional<Recipe> recipe = RecipeChecker.check(root, operations, problems);
    problems.throwIfErrors();
    return recipe.orElseThrow().withFiles(file -> Locations.resolve(file, folder).uri());
  }

  private static MappingNode root(Problems problems) throws ProblemsFound {
    Optional<MappingNode> root = YamlDocument.read(problems);
    problems.throwIfErrors();
    return root.orElseThrow();
  }
}
