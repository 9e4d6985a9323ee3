package dev.tarsier.template.command;

import dev.tarsier.job.recipe.InvalidRecipeException;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.RecipeParser;
import dev.tarsier.job.request.ImageFormat;
import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Limits;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Selection;
import dev.tarsier.job.request.SourceRequest;
import dev.tarsier.template.dataproc.document.RecipeFile;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.OperationJar;
import dev.tarsier.template.spec.OperationJars;
import dev.tarsier.template.spec.SpecDocument;
import dev.tarsier.template.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recipe to try, and where images come from.
 *
 * @param title of the page
 * @param source a recipe alone has the folder where the user stands
 * @param ofSpec whether the source is a dataset's, so that images may be chosen from it
 * @param pixels larger images are refused
 * @param operations what the recipe is made of
 * @param jars where some of them come from
 */
record PreviewSubject(
    String title,
    Recipe recipe,
    SourceRequest source,
    boolean ofSpec,
    long pixels,
    Operations operations,
    List<OperationJar> jars) {
  PreviewSubject {
    jars = List.copyOf(jars);
  }

  /**
   * What {@code file} holds, a dataset spec or a recipe, with {@code recipe} in place of its own
   * where that is not empty; one of them may be empty.
   */
  static PreviewSubject read(String file, String recipe, Shell shell, OperationJars jars)
      throws ProblemsFound {
    if (file.isEmpty() && recipe.isEmpty()) {
      throw new UsageProblem(
          "Missing FILE (a dataset spec or a recipe; or name a recipe with --recipe)");
    }
    if (file.isEmpty()) {
      Recipe named = named(recipe, jars.operations());
      return here(named.name(), named, shell, jars);
    }
    SourceText text = YamlFile.read(file, shell.folder());
    if (RecipeFile.holds(text)) {
      Path folder = shell.folder().resolve(file).toAbsolutePath().normalize().getParent();
      Recipe own = RecipeFile.read(text, folder, jars.operations());
      Recipe tried = recipe.isEmpty() ? own : named(recipe, jars.operations());
      return here(name(file), tried, shell, jars);
    }
    return ofSpec(new SpecLoader(shell, jars.operations()).read(file), recipe, jars);
  }

  private static PreviewSubject ofSpec(SpecDocument document, String recipe, OperationJars jars) {
    DatasetSpec spec = document.spec();
    return new PreviewSubject(
        spec.dataset(),
        recipe.isEmpty() ? spec.recipe() : named(recipe, document.operations()),
        spec.source(),
        true,
        spec.limits().images().pixels(),
        document.operations(),
        Stream.concat(jars.jars().stream(), spec.jars().stream()).toList());
  }

  private static Recipe named(String recipe, Operations operations) {
    try {
      return RecipeParser.parse(recipe, operations);
    } catch (InvalidRecipeException e) {
      throw new UsageProblem("Invalid --recipe: " + e.getMessage());
    }
  }

  /** Without its folder and what comes after the last dot. */
  private static String name(String file) {
    String name = String.valueOf(Path.of(file).getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static PreviewSubject here(String title, Recipe recipe, Shell shell, OperationJars jars) {
    SourceRequest source =
        new SourceRequest(
            new Location("file:" + shell.folder().toAbsolutePath().normalize()),
            "",
            SourceRequest.DEFAULT_INCLUDE,
            Set.of(ImageFormat.values()),
            new LabelRule.None(),
            Selection.ALL);
    return new PreviewSubject(
        title, recipe, source, false, Limits.DEFAULT.pixels(), jars.operations(), jars.jars());
  }
}
