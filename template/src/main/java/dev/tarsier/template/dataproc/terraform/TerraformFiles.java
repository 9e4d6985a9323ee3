package dev.tarsier.template.dataproc.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.template.dataproc.Artifacts;
import dev.tarsier.template.dataproc.Generated;
import dev.tarsier.template.dataproc.TemplateText;
import dev.tarsier.template.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataset for the module in {@code terraform/}: its template and policy as YAML, and its entry
 * among the variables. All names are from the folder that Terraform runs in.
 */
public final class TerraformFiles {
  /** Read by Terraform of itself. */
  public static final String VARIABLES = "datasets.auto.tfvars.json";

  private static final String DATASETS = "datasets";

  /** Cluster start and end, which a workflow waits for and {@code limits.timeout} leaves out. */
  private static final long SECONDS_AROUND_THE_JOBS = 1800;

  /** What is written anew each time; whatever else an entry holds was added by a person. */
  private static final List<String> OURS =
      List.of(
          "template", "policy", "incremental", "run_id", "timeout_seconds", "parameters", "recipe");

  private static final ObjectMapper JSON = new ObjectMapper();

  private TerraformFiles() {}

  /**
   * Name to text.
   *
   * @param before what {@link #VARIABLES} holds already; empty without. Other datasets stay, and so
   *     does what was added to this one, such as its schedule. Throws IllegalArgumentException when
   *     it is no such file
   */
  public static Map<String, String> of(
      Plan plan, Generated generated, Artifacts artifacts, String before) {
    String dataset = plan.spec().dataset();
    Generated expressible =
        new Generated(
            generated.templateId(),
            TerraformFields.expressible(generated.template()),
            generated.policies(),
            generated.parameters());
    String folder = DATASETS + "/" + dataset + "/";
    Map<String, String> files = new LinkedHashMap<>();
    files.put(folder + "workflow-template.yaml", TemplateText.yaml(expressible));
    generated
        .policies()
        .forEach(
            policy ->
                files.put(folder + "autoscaling-policy.yaml", TemplateText.policyYaml(policy)));
    ObjectNode root = root(before);
    ObjectNode entry = entry(plan, generated, folder);
    if (!artifacts.recipeUri().isEmpty()) {
      // To the byte what the URI's hash is of.
      files.put(folder + "recipe.json", plan.request().recipe());
      entry.put("recipe", folder + "recipe.json");
    }
    ObjectNode datasets = root.withObject("/" + DATASETS);
    if (datasets.path(dataset) instanceof ObjectNode old) {
      ObjectNode added = old.without(OURS);
      entry.setAll(added);
    }
    datasets.set(dataset, entry);
    files.put(VARIABLES, sorted(root).toPrettyString() + "\n");
    return files;
  }

  private static ObjectNode entry(Plan plan, Generated generated, String folder) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("template", folder + "workflow-template.yaml");
    if (!generated.policies().isEmpty()) {
      entry.put("policy", folder + "autoscaling-policy.yaml");
    }
    if (plan.request().source().selection().incremental()) {
      entry.put("incremental", true);
      entry.put("run_id", plan.request().runId());
    }
    long seconds = plan.spec().limits().timeout().toSeconds() + SECONDS_AROUND_THE_JOBS;
    entry.put("timeout_seconds", seconds);
    ObjectNode parameters = entry.putObject("parameters");
    generated.parameters().forEach(parameters::put);
    return entry;
  }

  private static ObjectNode root(String before) {
    if (before.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (JSON.readTree(before) instanceof ObjectNode object && object.path(DATASETS).isObject()) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid " + VARIABLES + ": " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("Missing datasets in " + VARIABLES);
  }

  /** Datasets by name, whatever the order in which they were generated. */
  private static ObjectNode sorted(ObjectNode root) {
    List<String> names = new ArrayList<>();
    root.path(DATASETS).fieldNames().forEachRemaining(names::add);
    ObjectNode datasets = JsonNodeFactory.instance.objectNode();
    names.stream().sorted().forEach(name -> datasets.set(name, datasetOf(root, name)));
    root.set(DATASETS, datasets);
    return root;
  }

  private static JsonNode datasetOf(ObjectNode root, String name) {
    return root.path(DATASETS).path(name);
  }
}
