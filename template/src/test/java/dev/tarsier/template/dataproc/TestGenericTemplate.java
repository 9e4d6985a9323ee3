package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The template and the policy that are kept by hand, for people who use gcloud alone, say what is
 * generated for the default spec; only their comments are their own.
 */
class TestGenericTemplate {
  private static Generated generated() throws Exception {
    Plan plan = Shapes.plan("default");
    return new TemplateGenerator()
        .generate(
            plan, new Artifacts("gs://my-bucket/tarsier/jobs/tarsier-job.jar", "", "", List.of()));
  }

  @Test
  void templateIsThatOfTheDefaultSpec() throws Exception {
    assertThat(withoutComments(Files.readString(Path.of("image-pipeline.yaml"))))
        .isEqualTo(withoutComments(TemplateText.yaml(generated())));
  }

  @Test
  void policyIsThatOfTheDefaultSpec() throws Exception {
    assertThat(withoutComments(Files.readString(Path.of("autoscaling-policy.yaml"))))
        .isEqualTo(withoutComments(TemplateText.policyYaml(generated().policies().get(0))));
  }

  private static String withoutComments(String yaml) {
    return yaml.lines()
        .filter(line -> !line.strip().startsWith("#"))
        .collect(Collectors.joining("\n"));
  }
}
