package dev.tarsier.template.dataproc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.template.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of {@code tarsier generate}, before anything is written. */
public final class GeneratedFiles {
  /** How templates and policies are written. */
  public enum Format {
    YAML,
    JSON,
    /** YAML, and the variables of the module in {@code terraform/}. */
    TERRAFORM
  }

  /** What an earlier run may have written: YAML that is no longer generated would mislead. */
  public static final List<String> NAMES =
      List.of("workflow-template.yaml", "autoscaling-policy.yaml", "recipe.yaml");

  /** Stands in the first line of everything that is written here, but for JSON. */
  private static final String MARK = ", written by tarsier generate";

  private GeneratedFiles() {}

  /** Whether a file of this text is ours, so that it may go when it is generated no more. */
  public static boolean isOurs(String text) {
    return text.lines().findFirst().orElse("").contains(MARK);
  }

  /**
   * Name to text, in the order in which a reader wants them.
   *
   * @param jobJar path of the job's jar, from the folder of the files; empty when it is uploaded
   */
  public static Map<String, String> of(
      Plan plan, Generated generated, Artifacts artifacts, Format format, String jobJar) {
    boolean yaml = format == Format.YAML;
    String extension = yaml ? ".yaml" : ".json";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "workflow-template" + extension,
        yaml ? TemplateText.yaml(generated) : TemplateText.json(generated.template()));
    generated
        .policies()
        .forEach(
            policy ->
                files.put(
                    "autoscaling-policy" + extension,
                    yaml ? TemplateText.policyYaml(policy) : TemplateText.json(policy)));
    if (!RecipeValue.isBuiltIn(plan.spec().recipe())) {
      files.put("recipe.yaml", recipeYaml(plan));
    }
    if (!artifacts.recipeUri().isEmpty()) {
      // To the byte what the URI's hash is of.
      files.put("recipe.json", plan.request().recipe());
    }
    files.put(
        "README.md",
        new GeneratedReadme(plan, generated, artifacts, extension, jobJar).text(files.keySet()));
    return files;
  }

  private static String recipeYaml(Plan plan) {
    try {
      return "# The recipe of dataset "
          + plan.spec().dataset()
          + ", written by tarsier generate with every parameter.\n"
          + YamlWriter.write(new ObjectMapper().readTree(plan.request().recipe()), Map.of());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the recipe of a checked spec", e);
    }
  }
}
