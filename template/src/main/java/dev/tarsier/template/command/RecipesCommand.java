package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.recipe.BuiltInRecipes;
import dev.tarsier.job.recipe.OperationType;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.Spelling;
import dev.tarsier.template.problem.ProblemsFound;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tarsier recipes}. */
@Command(
    name = "recipes",
    description = "Lists the built-in recipes and the operations that recipes are made of.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tarsier recipes",
      "  tarsier recipes retina     # its steps, ready to paste into a spec",
      "  tarsier recipes clahe      # an operation's parameters and defaults",
      "  tarsier recipes --jar target/operations.jar"
    })
public final class RecipesCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "",
      description = "A recipe or an operation.")
  private String name;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      defaultValue = "",
      description = "A dataset spec: the operations of its jars are listed too.")
  private String spec;

  @Mixin private JarOptions jarOptions;

  @Mixin private OutputOptions outputOptions;

  public RecipesCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws ProblemsFound {
    Operations here = jarOptions.load(shell).operations();
    Operations all = spec.isEmpty() ? here : new SpecLoader(shell, here).read(spec).operations();
    RecipeText text = new RecipeText(all);
    if (name.isEmpty()) {
      shell.out().print(outputOptions.json() ? text.catalogJson() : text.catalog());
      return ExitCode.DONE;
    }
    Map<String, Recipe> recipes = new TreeMap<>(BuiltInRecipes.byName());
    Map<String, OperationType> operations = all.byKeyword();
    if (recipes.containsKey(name)) {
      JsonNode json = text.json(recipes.get(name));
      shell.out().print(outputOptions.json() ? json.toPrettyString() + "\n" : text.yaml(json));
    } else if (operations.containsKey(name)) {
      OperationType type = operations.get(name);
      shell
          .out()
          .print(outputOptions.json() ? text.json(type).toPrettyString() + "\n" : text.of(type));
    } else {
      TreeSet<String> known = new TreeSet<>(recipes.keySet());
      known.addAll(operations.keySet());
      throw new UsageProblem(
          "Unsupported recipe or operation: " + name + Spelling.hint(name, known));
    }
    return ExitCode.DONE;
  }
}
