package dev.tarsier.template.spec;

import dev.tarsier.job.recipe.ModelEnding;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads a dataset spec whole: either it is sound, or every problem is reported with its place. */
public final class SpecParser {
  private final Operations operations;
  private final Map<String, String> environment;

  /**
   * @param operations what recipes may name
   * @param environment its variables count more than what the spec says (see {@link Setting})
   */
  public SpecParser(Operations operations, Map<String, String> environment) {
    this.operations = operations;
    this.environment = Map.copyOf(environment);
  }

  /** Relative paths in the spec are taken from {@code folder}. */
  public SpecDocument parse(SourceText text, Path folder) throws ProblemsFound {
    Problems problems = new Problems(text);
    Reading reading = new Reading(problems);
    Optional<MappingNode> root = YamlDocument.read(problems);
    problems.throwIfErrors();
    OperationJars jars = new OperationJars(folder, operations);
    DatasetSpec spec = spec(reading, Section.of(reading, "", root.orElseThrow()), folder, jars);
    problems.throwIfErrors();
    return new SpecDocument(spec, text, reading.places(), jars.operations());
  }

  private DatasetSpec spec(Reading reading, Section root, Path folder, OperationJars jars) {
    // Before the recipe, which may name what is in them.
    List<OperationJar> operationJars = root.list("jars", jars::add, List.of());
    Recipe recipe = new RecipeReader(reading, jars.operations(), folder).read(root, "recipe");
    DatasetSpec spec =
        new DatasetSpec(
            root.required("dataset", JobRequest::checkDataset, "", "dataset: eyepacs"),
            new SourceReader(root.section("source"), folder).read(),
            recipe,
            operationJars,
            new OutputReader(root.section("output"), folder).read(recipe),
            LimitsReader.read(root.section("limits")),
            new ClusterReader(root.section("cluster"), environment).read(),
            GovernanceReader.read(root.section("governance")),
            TrackingReader.read(root.section("tracking")),
            root.flag("speedtest", false));
    root.refuseUnknown();
    checkDevice(root, spec);
    return spec;
  }

  private static void checkDevice(Section root, DatasetSpec spec) {
    boolean cuda =
        spec.recipe().ending() instanceof ModelEnding ending
            && ending.input().device() == ModelInput.Device.CUDA;
    if (cuda && !spec.cluster().hardware().accelerator().isPresent()) {
      root.error(
          "recipe",
          SpecRule.CONFLICT,
          "Missing cluster.accelerator: the recipe has device: cuda (name the GPU of each worker, as"
              + " in accelerator: {type: nvidia-tesla-t4}; or write device: auto or device: cpu)");
    }
  }
}
