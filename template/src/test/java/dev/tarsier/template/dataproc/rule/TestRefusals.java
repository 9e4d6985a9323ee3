package dev.tarsier.template.dataproc.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Duration;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Severity;
import org.junit.jupiter.api.Test;

/** What Dataproc itself refuses, of messages that came over the wire. */
class TestRefusals {
  @Test
  void aTemplateWithoutJobsIsStoredButNotRun() {
    WorkflowTemplate empty = WorkflowTemplate.newBuilder().setId("empty").build();

    assertThat(DataprocChecker.refusals(empty)).isEmpty();
    assertThat(DataprocChecker.refusalsToRun(empty))
        .extracting(Problem::code)
        .containsExactly("TARS-T002", "TARS-T004");
  }

  @Test
  void anAdviceIsNoRefusal() {
    WorkflowTemplate.Builder template = WorkflowTemplate.newBuilder();
    template
        .addJobsBuilder()
        .setStepId("count")
        .getSparkJobBuilder()
        .setMainClass("Main")
        .addJarFileUris("file:///home/me/count.jar")
        .addArgs("--conf");

    assertThat(DataprocChecker.refusals(template.build())).isEmpty();
  }

  @Test
  void problemsHaveTheirPathAndNoLine() {
    WorkflowTemplate.Builder template =
        WorkflowTemplate.newBuilder().setDagTimeout(Duration.newBuilder().setSeconds(30));
    template.addJobsBuilder().setStepId("a").getHiveJobBuilder().setQueryFileUri("gs://b/q");

    assertThat(DataprocChecker.refusals(template.build()))
        .containsExactly(
            new Problem(
                "",
                0,
                0,
                "dagTimeout",
                "TARS-T005",
                Severity.ERROR,
                "Invalid dagTimeout: 30s (must be 600s to 86400s, 10 minutes to a day)"),
            new Problem(
                "",
                0,
                0,
                "jobs[0].stepId",
                "TARS-T007",
                Severity.ERROR,
                "Invalid stepId: a (must be 3 to 50 letters, digits, _ and -, neither _ nor - at an"
                    + " end)"));
  }

  @Test
  void aPolicyIsHeldToItsRanges() {
    AutoscalingPolicy.Builder policy = AutoscalingPolicy.newBuilder().setId("fast");
    policy.getWorkerConfigBuilder().setMinInstances(2).setMaxInstances(2);
    policy
        .getBasicAlgorithmBuilder()
        .getYarnConfigBuilder()
        .setScaleUpFactor(1)
        .setGracefulDecommissionTimeout(Duration.getDefaultInstance());
    assertThat(DataprocChecker.refusals(policy.build())).isEmpty();

    policy.getWorkerConfigBuilder().setMinInstances(3);
    assertThat(DataprocChecker.refusals(policy.build()))
        .extracting(Problem::path, Problem::message)
        .containsExactly(
            tuple(
                "workerConfig.minInstances",
                "Invalid minInstances: 3 (must be at most maxInstances, 2)"));
  }

  @Test
  void aClusterOutsideItsPolicyIsRefused() {
    AutoscalingPolicy.Builder policy = AutoscalingPolicy.newBuilder().setId("fast");
    policy.getWorkerConfigBuilder().setMaxInstances(2);
    WorkflowTemplate.Builder template = WorkflowTemplate.newBuilder();
    var config = template.getPlacementBuilder().getManagedClusterBuilder().getConfigBuilder();
    config
        .getAutoscalingConfigBuilder()
        .setPolicyUri("projects/p/locations/r/autoscalingPolicies/fast");
    config.getWorkerConfigBuilder().setNumInstances(4);

    assertThat(DataprocChecker.names(template.build(), policy.build())).isTrue();
    assertThat(DataprocChecker.refusals(template.build(), policy.build()))
        .extracting(Problem::message)
        .containsExactly("Invalid numInstances: 4 (policy fast has primary workers from 2 to 2)");
  }
}
