package dev.tarsier.template.dataproc;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.plan.Planner;
import dev.tarsier.template.plan.SourceSize;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.spec.DatasetSpec;
import dev.tarsier.template.spec.SpecParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The specs of {@code generate/}, each of another shape of cluster. */
final class Shapes {
  static final List<String> NAMES =
      List.of(
          "default",
          "single-node",
          "local-ssds",
          "cmek",
          "gpu",
          "gpu-features",
          "no-secondaries",
          "no-spot",
          "local",
          "tfrecord",
          "speedtest");

  private static final String JAR_HASH = "0123456789abcdef".repeat(4);

  private Shapes() {}

  static String text(String name) throws IOException {
    try (InputStream stream = Shapes.class.getResourceAsStream("/generate/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Plan plan(String name) throws Exception {
    return planOf(text(name + ".yaml"));
  }

  static Plan planOf(String spec) throws Exception {
    DatasetSpec parsed =
        new SpecParser(Operations.load(), Map.of())
            .parse(new SourceText("spec.yaml", spec), Path.of("/"))
            .spec();
    return new Planner(Operations.load()).plan(parsed, new SourceSize.Unknown(), "");
  }

  static Generated generated(String name) throws Exception {
    return generatedOf(plan(name));
  }

  static Generated generatedOf(Plan plan) {
    String staging = plan.spec().cluster().placement().staging();
    Artifacts artifacts =
        staging.isEmpty()
            ? new Artifacts("file:///opt/tarsier/tarsier-job.jar", "", "", List.of())
            : Artifacts.staged(plan, staging, JAR_HASH);
    return new TemplateGenerator().generate(plan, artifacts);
  }
}
