package dev.tarsier.template.dataproc.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.problem.SourceText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestTemplateParameters {
  private static final WorkflowTemplate TEMPLATE =
      read(
          """
          placement:
            managedCluster:
              clusterName: nightly
              config:
                softwareConfig: {imageVersion: "3.0"}
                workerConfig: {numInstances: 2}
          jobs:
          - stepId: count
            labels: {dataset: none}
            sparkJob:
              mainJarFileUri: gs://bucket/count.jar
              args: ["--input", "gs://bucket/in"]
          parameters:
          - name: INPUT
            fields: ["jobs['count'].sparkJob.args[1]"]
            validation: {regex: {regexes: ["gs://.+"]}}
          - name: DATASET
            fields: ["jobs['count'].labels['dataset']"]
            validation: {values: {values: [none, eyepacs]}}
          - name: WORKERS
            fields: [placement.managedCluster.config.workerConfig.numInstances]
          """);

  private static WorkflowTemplate read(String text) {
    Checked<WorkflowTemplate> checked = DataprocChecker.template(new SourceText("t.yaml", text));
    assertThat(checked.problems()).isEmpty();
    return checked.message();
  }

  @Test
  void valuesGoToTheirFields() throws InvalidParameters {
    WorkflowTemplate applied =
        TemplateParameters.apply(
            TEMPLATE, Map.of("INPUT", "gs://other/in", "DATASET", "eyepacs", "WORKERS", "5"));

    assertThat(applied.getJobs(0).getSparkJob().getArgsList())
        .containsExactly("--input", "gs://other/in");
    assertThat(applied.getJobs(0).getLabelsMap()).containsEntry("dataset", "eyepacs");
    assertThat(
            applied
                .getPlacement()
                .getManagedCluster()
                .getConfig()
                .getWorkerConfig()
                .getNumInstances())
        .isEqualTo(5);
  }

  @Test
  void everyFaultIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                TemplateParameters.apply(
                    TEMPLATE, Map.of("INPUT", "/tmp/in", "DATSET", "eyepacs", "WORKERS", "two")))
        .isInstanceOf(InvalidParameters.class)
        .hasMessage(
            "Unsupported parameter: DATSET (did you mean DATASET?); Invalid INPUT: /tmp/in (must"
                + " match gs://.+); Missing parameter: DATASET (every parameter needs a value);"
                + " Invalid numInstances: two (must be a whole number)");
  }

  @Test
  void aValueMatchesWhole() {
    assertThatThrownBy(
            () ->
                TemplateParameters.apply(
                    TEMPLATE,
                    Map.of("INPUT", "x gs://a", "DATASET", "eyepac", "WORKERS", "2".repeat(1001))))
        .isInstanceOf(InvalidParameters.class)
        .hasMessage(
            "Invalid INPUT: x gs://a (must match gs://.+); Invalid DATASET: eyepac (must be one of"
                + " none, eyepacs); Invalid WORKERS: 1001 characters (at most 1000)");
  }

  @Test
  void aTemplateWithoutParametersTakesNone() throws InvalidParameters {
    WorkflowTemplate bare = TEMPLATE.toBuilder().clearParameters().build();
    assertThat(TemplateParameters.apply(bare, Map.of())).isEqualTo(bare);
    assertThatThrownBy(() -> TemplateParameters.apply(bare, Map.of("A", "b")))
        .isInstanceOf(InvalidParameters.class)
        .hasMessage("Unsupported parameter: A (the template has none)");
  }
}
