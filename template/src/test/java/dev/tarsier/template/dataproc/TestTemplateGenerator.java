package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.SparkJob;
import com.google.cloud.dataproc.v1.TemplateParameter;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.util.JsonFormat;
import com.google.re2j.Pattern;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.dataproc.rule.TemplateParameters;
import dev.tarsier.template.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each spec of {@code generate/} beside what is generated of it, to the last blank. With {@code
 * -Dgolden.write=true} that is written to the sources instead.
 */
class TestTemplateGenerator {
  static List<String> shapes() {
    return Shapes.NAMES;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void writesExactly(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);

    golden(shape + ".template.expected", TemplateText.yaml(generated));
    golden(
        shape + ".policy.expected",
        generated.policies().stream().map(TemplateText::policyYaml).findFirst().orElse(""));
  }

  @Test
  void sparkFindsItsFolderForEventLogs() throws Exception {
    assertThat(Shapes.generated("default").eventLogMarker())
        .contains("gs://my-bucket/tarsier/spark-events/.keep");
    assertThat(Shapes.generated("local").eventLogMarker()).isEmpty();
  }

  @Test
  void aSpeedTestReadsWhatTheRunReads() throws Exception {
    Generated generated = Shapes.generated("speedtest");
    Map<String, String> values = new TreeMap<>(generated.parameters());
    values.put("SOURCE_URI", "gs://other/source");
    values.put("OUTPUT_URI", "gs://other/output");
    values.put("RUN_ID", "again");
    WorkflowTemplate applied = TemplateParameters.apply(generated.template(), values);

    assertThat(applied.getJobs(2).getPrerequisiteStepIdsList()).containsExactly("verify");
    assertThat(applied.getJobs(2).getSparkJob().getArgsList())
        .containsSubsequence("--input", "gs://other/source")
        .containsSubsequence("--output", "gs://other/output")
        .containsSubsequence("--name", "again", "--once", "true");
  }

  private static void golden(String name, String text) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(Path.of("src/test/resources/generate").resolve(name), text);
    } else {
      assertThat(text).isEqualTo(Shapes.text(name));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void textIsReadBackToTheSameMessage(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);

    WorkflowTemplate.Builder template = WorkflowTemplate.newBuilder();
    JsonFormat.parser().merge(YamlText.json(TemplateText.yaml(generated)), template);
    assertThat(template.build()).isEqualTo(generated.template());
    template.clear();
    JsonFormat.parser().merge(TemplateText.json(generated.template()), template);
    assertThat(template.build()).isEqualTo(generated.template());
    for (AutoscalingPolicy policy : generated.policies()) {
      AutoscalingPolicy.Builder read = AutoscalingPolicy.newBuilder();
      JsonFormat.parser().merge(YamlText.json(TemplateText.policyYaml(policy)), read);
      assertThat(read.build()).isEqualTo(policy);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void equalPlansGiveEqualBytes(String shape) throws Exception {
    assertThat(TemplateText.yaml(Shapes.generated(shape)))
        .isEqualTo(TemplateText.yaml(Shapes.generated(shape)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void noGroupIsEmpty(String shape) throws Exception {
    assertThat(TemplateText.yaml(Shapes.generated(shape)).lines().map(String::strip))
        .noneMatch(line -> line.endsWith(" {}") || line.endsWith(" []") || line.endsWith(" \"\""));
  }

  /** What a parameter is declared with is what stands in the template, and passes its own check. */
  @ParameterizedTest
  @MethodSource("shapes")
  void everyPlaceholderIsTheSpecsValueAndValid(String shape) throws Exception {
    Generated generated = Shapes.generated(shape);
    JsonNode template = new ObjectMapper().readTree(TemplateText.json(generated.template()));

    assertThat(generated.parameters().keySet())
        .containsExactly(
            "DATASET",
            "SOURCE_URI",
            "OUTPUT_URI",
            "RUN_ID",
            "RECIPE",
            "PARTITIONS",
            "MAX_REJECTED",
            "JOB_JAR");
    for (TemplateParameter parameter : generated.template().getParametersList()) {
      String value = generated.parameters().get(parameter.getName());
      String regex = parameter.getValidation().getRegex().getRegexes(0);
      assertThat(Pattern.matches(regex, value)).as(parameter.getName()).isTrue();
      assertThat(value.length()).isLessThanOrEqualTo(1000);
      for (String path : parameter.getFieldsList()) {
        assertThat(FieldText.at(template, path)).as(path).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theJobReadsItsArguments(String shape) throws Exception {
    Plan plan = Shapes.plan(shape);
    SparkJob process = Shapes.generatedOf(plan).template().getJobs(0).getSparkJob();
    JobRequest request = RequestArguments.parse(process.getArgsList());

    assertThat(request.runId()).isEqualTo(plan.request().runId());
    assertThat(request.limits()).isEqualTo(plan.request().limits());
    assertThat(request.source()).isEqualTo(plan.request().source());
    assertThat(request.output()).isEqualTo(plan.request().output());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void executorsArePlannedForWhatThePolicyAllows(String shape) throws Exception {
    Plan plan = Shapes.plan(shape);
    Generated generated = Shapes.generatedOf(plan);
    int nodes =
        generated.policies().stream()
            .mapToInt(
                policy ->
                    policy.getWorkerConfig().getMaxInstances()
                        + policy.getSecondaryWorkerConfig().getMaxInstances())
            .findFirst()
            .orElse(plan.shape().fixedNodes());

    assertThat(generated.template().getJobs(0).getSparkJob().getPropertiesMap())
        .containsEntry(
            "spark.dynamicAllocation.maxExecutors",
            Integer.toString(nodes * plan.shape().executors().perNode()));
    assertThat(generated.template().getPlacement().getManagedCluster().getConfig())
        .extracting(config -> config.hasAutoscalingConfig())
        .isEqualTo(!generated.policies().isEmpty());
  }

  @Test
  void longRecipeIsAFileOfItsOwn() throws Exception {
    StringBuilder steps = new StringBuilder("recipe:\n  operations:\n");
    for (int i = 0; i < 24; i++) {
      steps.append("    - clahe: {clip-limit: ").append(i + 1).append(".5}\n");
    }
    Plan plan =
        Shapes.planOf(
            Shapes.text("no-spot.yaml").replace("{max: 4", "{max: 0")
                + "limits: {pixels: 20MP}\n"
                + steps);
    Generated generated = Shapes.generatedOf(plan);

    assertThat(generated.parameters().get("RECIPE"))
        .matches("gs://my-bucket/recipes/[0-9a-f]{12}\\.json");
    assertThat(plan.request().recipe().length()).isGreaterThan(1000);
  }

  @Test
  void refusesWhatNoClusterReads() throws Exception {
    String spec = Shapes.text("default.yaml");
    Plan foreign = Shapes.planOf(spec.replace("gs://my-bucket/images/", "s3a://bucket/images"));
    Plan lines = Shapes.planOf(spec.replace("gs://my-bucket/output/", "\"gs://my-bucket/a\\nb\""));

    assertThatThrownBy(() -> Shapes.generatedOf(foreign))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Unsupported location: s3a://bucket/images (Dataproc reads gs:, hdfs: and file:)");
    assertThatThrownBy(() -> Shapes.generatedOf(lines))
        .isInstanceOf(InputProblem.class)
        .hasMessage("Invalid location: gs://my-bucket/a\nb (it must be one line)");
    assertThatThrownBy(() -> new Artifacts("https://example.org/job.jar", "", "", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid job jar: https://example.org/job.jar (a URI, as in"
                + " gs://bucket/jobs/tarsier-job.jar)");
  }
}
