package dev.tarsier.template.emulator.run;

import static dev.tarsier.template.emulator.run.EngineFixture.REGION;
import static dev.tarsier.template.emulator.run.EngineFixture.step;
import static dev.tarsier.template.emulator.run.EngineFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.JobStatus;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowNode;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.State;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestWorkflowEngine {
  @TempDir private Path folder;
  private EngineFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new EngineFixture(folder, 2);
  }

  @Test
  void runsStepsInTheirOrderOnAClusterOfTheirOwn() throws Exception {
    fixture.launcher().hold("process");
    String operation = fixture.start(template(step("verify", "process"), step("process")));
    fixture.launcher().awaitStart("process");

    Cluster cluster = fixture.clusterList().get(0);
    assertThat(cluster.getClusterName()).matches("tarsier-eyes-[a-z2-7]{13}");
    assertThat(cluster.getLabelsMap())
        .containsEntry("dataset", "eyepacs")
        .containsEntry("goog-dataproc-workflow-template-id", "eyes")
        .containsEntry("goog-dataproc-workflow-instance-id", Region.id(operation));
    assertThat(fixture.operation(operation).getDone()).isFalse();
    fixture.launcher().letGo("process");
    fixture.join();

    assertThat(fixture.launcher().steps()).containsExactly("process", "verify");
    assertThat(fixture.operation(operation).getDone()).isTrue();
    assertThat(fixture.operation(operation).hasError()).isFalse();
    assertThat(fixture.nodes(operation)).containsExactly("verify COMPLETED", "process COMPLETED");
    assertThat(fixture.clusterList()).isEmpty();
  }

  @Test
  void tellsOfItselfInItsMetadata() throws Exception {
    String operation = fixture.start(template(step("process")));
    fixture.join();

    WorkflowMetadata metadata = fixture.metadata(operation);
    assertThat(metadata.getTemplate())
        .isEqualTo("projects/p1/regions/us-central1/workflowTemplates/eyes");
    assertThat(metadata.getVersion()).isEqualTo(3);
    assertThat(metadata.getState()).isEqualTo(WorkflowMetadata.State.DONE);
    assertThat(metadata.getParametersMap()).containsEntry("DATASET", "eyepacs");
    assertThat(metadata.getClusterName()).startsWith("tarsier-eyes-");
    assertThat(metadata.getClusterUuid()).isNotEmpty();
    assertThat(metadata.getCreateCluster().getDone()).isTrue();
    assertThat(metadata.getDeleteCluster().getDone()).isTrue();
    assertThat(metadata.hasStartTime()).isTrue();
    assertThat(metadata.hasDagEndTime()).isTrue();
    assertThat(metadata.hasEndTime()).isTrue();
    assertThat(fixture.others(operation).map(other -> other.getName()))
        .containsExactlyInAnyOrder(
            metadata.getCreateCluster().getOperationId(),
            metadata.getDeleteCluster().getOperationId());
  }

  @Test
  void jobsCarryTheStatesTheyWentThrough() throws Exception {
    fixture.start(template(step("process")));
    fixture.join();

    Job job = fixture.jobs().list(REGION).get(0);
    assertThat(job.getReference().getJobId()).matches("process-[a-z2-7]{13}");
    assertThat(job.getStatusHistoryList().stream().map(JobStatus::getState))
        .containsExactly(
            JobStatus.State.PENDING, JobStatus.State.SETUP_DONE, JobStatus.State.RUNNING);
    assertThat(job.getStatus().getState()).isEqualTo(JobStatus.State.DONE);
    assertThat(job.getDone()).isTrue();
    String output = job.getDriverOutputResourceUri().substring("gs://".length());
    assertThat(folder.resolve("buckets").resolve(output + ".000000000"))
        .hasContent("Tarsier: running process\n");
    assertThat(folder.resolve("buckets").resolve(output + ".000000001")).isEmptyFile();
    assertThat(output).startsWith("tarsier-local-staging/google-cloud-dataproc-metainfo/");
  }

  @Test
  void aFailingStepEndsThoseBesideAndAfterIt() throws Exception {
    fixture.launcher().hold("beside");
    fixture.launcher().hold("process");
    fixture.launcher().fail("process", "exit code 3");
    String operation =
        fixture.start(template(step("process"), step("beside"), step("verify", "process")));
    fixture.launcher().awaitStart("beside");
    fixture.launcher().awaitStart("process");
    fixture.launcher().letGo("process");
    fixture.join();

    assertThat(fixture.nodes(operation))
        .containsExactly("process FAILED", "beside FAILED", "verify FAILED");
    String why = "Cannot finish workflow: step process failed. exit code 3";
    assertThat(fixture.metadata(operation).getGraph().getNodesList())
        .extracting(WorkflowNode::getError)
        .containsExactly(
            "exit code 3", why, "Cannot run step: the workflow ended before (" + why + ")");
    assertThat(fixture.operation(operation).getError().getMessage()).isEqualTo(why);
    assertThat(fixture.operation(operation).getError().getCode()).isEqualTo(Code.UNKNOWN_VALUE);
    assertThat(fixture.launcher().steps()).doesNotContain("verify");
    assertThat(fixture.clusterList()).isEmpty();
  }

  @Test
  void cancellingEndsItsJobs() throws Exception {
    fixture.launcher().hold("process");
    String operation = fixture.start(template(step("process"), step("verify", "process")));
    fixture.launcher().awaitStart("process");
    fixture.operations().cancel(operation);
    fixture.join();

    assertThat(fixture.jobs().list(REGION).get(0).getStatus().getState())
        .isEqualTo(JobStatus.State.CANCELLED);
    assertThat(fixture.nodes(operation)).containsExactly("process FAILED", "verify FAILED");
    assertThat(fixture.operation(operation).getError().getCode()).isEqualTo(Code.CANCELLED_VALUE);
    assertThat(fixture.operation(operation).getError().getMessage())
        .isEqualTo("Cannot finish workflow: it was cancelled");
  }

  @Test
  void theTimeoutEndsItsJobs() throws Exception {
    fixture.launcher().hold("process");
    String operation =
        fixture.start(
            template(step("process")).setDagTimeout(Duration.newBuilder().setSeconds(600)));
    fixture.launcher().awaitStart("process");
    assertThat(fixture.alarm().delays())
        .extracting(delay -> delay.toSeconds())
        .containsExactly(600L);
    fixture.alarm().ring();
    fixture.join();

    assertThat(fixture.operation(operation).getError().getCode())
        .isEqualTo(Code.DEADLINE_EXCEEDED_VALUE);
    assertThat(fixture.operation(operation).getError().getMessage())
        .isEqualTo("Cannot finish workflow: dagTimeout of 600s has passed");
    assertThat(fixture.alarm().delays()).isEmpty();
  }

  @Test
  void aMissingPolicyFailsTheClusterAndThenTheWorkflow() throws Exception {
    WorkflowTemplate.Builder template = template(step("process"));
    String uri = "projects/p1/locations/us-central1/autoscalingPolicies/none";
    template
        .getPlacementBuilder()
        .getManagedClusterBuilder()
        .getConfigBuilder()
        .getAutoscalingConfigBuilder()
        .setPolicyUri(uri);
    String operation = fixture.start(template);
    fixture.join();

    String why =
        "Cannot create cluster: autoscaling policy not found: "
            + uri
            + " (import it into the same project and region first)";
    assertThat(fixture.metadata(operation).getCreateCluster().getError()).isEqualTo(why);
    assertThat(fixture.operation(operation).getError().getMessage()).isEqualTo(why);
    assertThat(fixture.launcher().launches()).isEmpty();
    assertThat(fixture.clusterList()).isEmpty();
  }

  @Test
  void aSelectorTakesARunningClusterAndLeavesIt() throws Exception {
    Clusters.Change change =
        fixture
            .clusters()
            .beginCreate(
                REGION,
                Cluster.newBuilder().setClusterName("mine").putLabels("team", "eyes").build());
    fixture.clusters().finishCreate(change);
    WorkflowTemplate.Builder template = template(step("process"));
    template.getPlacementBuilder().getClusterSelectorBuilder().putClusterLabels("team", "eyes");
    String operation = fixture.start(template);
    fixture.join();

    assertThat(fixture.metadata(operation).getClusterName()).isEqualTo("mine");
    assertThat(fixture.operation(operation).hasError()).isFalse();
    assertThat(fixture.clusterList()).hasSize(1);
  }

  @Test
  void aSelectorThatFitsNoneFails() throws Exception {
    WorkflowTemplate.Builder template = template(step("process"));
    template.getPlacementBuilder().getClusterSelectorBuilder().putClusterLabels("team", "eyes");
    String operation = fixture.start(template);
    fixture.join();
    assertThat(fixture.operation(operation).getError().getMessage())
        .isEqualTo(
            "Cannot find a running cluster with labels: {team=eyes} (create one in us-central1)");
  }

  @Test
  void workflowsRunSideBySideUpToTheCores() throws Exception {
    fixture.launcher().hold("first");
    fixture.launcher().hold("second");
    fixture.launcher().hold("third");
    fixture.start(template(step("first")));
    fixture.launcher().awaitStart("first");
    fixture.start(template(step("second")));
    fixture.launcher().awaitStart("second");
    fixture.start(template(step("third")));
    assertThat(fixture.launcher().steps()).containsExactly("first", "second");
    fixture.launcher().letGo("first");
    fixture.launcher().awaitStart("third");
    fixture.launcher().letGo("second");
    fixture.launcher().letGo("third");
    fixture.join();
    assertThat(fixture.launcher().launches().stream().map(JobLauncher.Launch::cores))
        .containsExactly(2, 1, 1);
  }

  @Test
  void closingEndsWhatRuns() throws Exception {
    fixture.launcher().hold("process");
    String operation = fixture.start(template(step("process")));
    fixture.launcher().awaitStart("process");
    fixture.engine().close();

    assertThat(fixture.operation(operation).getError().getCode()).isEqualTo(Code.ABORTED_VALUE);
    assertThat(fixture.operation(operation).getError().getMessage())
        .isEqualTo("Cannot finish: the emulator was stopped while this workflow ran");
  }

  @Test
  void whatAKilledEmulatorLeftIsEnded() throws Exception {
    fixture.launcher().hold("process");
    String operation = fixture.start(template(step("process"), step("verify", "process")));
    fixture.launcher().awaitStart("process");

    State later = State.open(folder.resolve("state"));
    new Recovery(later, fixture.jobs().times()).run();
    assertThat(later.operations().get(operation).orElseThrow().getError().getMessage())
        .isEqualTo("Cannot finish: the emulator was stopped while this workflow ran");
    assertThat(later.clusters().list(REGION)).isEmpty();
    assertThat(later.jobs().list(REGION).get(0).getStatus().getDetails())
        .isEqualTo("Cannot finish job: the emulator was stopped");
    WorkflowMetadata metadata =
        later
            .operations()
            .get(operation)
            .orElseThrow()
            .getMetadata()
            .unpack(WorkflowMetadata.class);
    assertThat(metadata.getState()).isEqualTo(WorkflowMetadata.State.DONE);
    assertThat(metadata.getGraph().getNodesList())
        .extracting(WorkflowNode::getState)
        .containsOnly(WorkflowNode.NodeState.FAILED);
    fixture.launcher().letGo("process");
    fixture.join();
  }
}
