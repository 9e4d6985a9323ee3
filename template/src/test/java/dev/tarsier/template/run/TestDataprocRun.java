package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataproc.v1.InstantiateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.WorkflowNode.NodeState;
import dev.tarsier.template.run.RunEvent.ClusterState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDataprocRun {
  private static final String INSTANTIATE =
      "POST /v1/" + FakeDataproc.REGION + "/workflowTemplates/tarsier-eyepacs:instantiate";

  @TempDir private Path folder;
  private RunFixture fixture;
  private FakeDataproc dataproc;
  private Path jar;

  @BeforeEach
  void start() throws Exception {
    fixture = new RunFixture();
    dataproc = fixture.dataproc;
    jar = Files.writeString(folder.resolve("job.jar"), "the packaged job");
    fixture.driverPrints(true, RunFixture.finished());
    dataproc.looks.add(Workflows.done());
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  private RunOutcome run() throws Exception {
    return fixture.run().run(RunFixture.prepared(jar), fixture.heard);
  }

  private List<String> requestIds() {
    return dataproc.instantiated.stream()
        .map(InstantiateWorkflowTemplateRequest::getRequestId)
        .toList();
  }

  @Test
  void wholeRunIsToldInOrder() throws Exception {
    dataproc.looks.addFirst(Workflows.running(NodeState.RUNNING, NodeState.BLOCKED));
    dataproc.looks.addFirst(Workflows.creating());

    assertThat(run())
        .isEqualTo(new RunOutcome.Finished(Samples.report(0), "gs://bucket/output/first", false));
    assertThat(fixture.heard.happened)
        .containsExactly(
            new RunEvent.Uploading(RunFixture.JAR, 16, 16),
            new RunEvent.Deployed("autoscaling policy", "tarsier-eyepacs", true),
            new RunEvent.Deployed("workflow template", "tarsier-eyepacs", true),
            new RunEvent.Instantiated(FakeDataproc.OPERATION, false),
            new RunEvent.Cluster("tarsier-eyepacs-x1", ClusterState.CREATING),
            new RunEvent.Cluster("tarsier-eyepacs-x1", ClusterState.CREATED),
            new RunEvent.Step("process", "RUNNING"),
            new RunEvent.Step("process", "COMPLETED"),
            new RunEvent.Step("verify", "COMPLETED"),
            new RunEvent.Cluster("tarsier-eyepacs-x1", ClusterState.DELETING),
            new RunEvent.Cluster("tarsier-eyepacs-x1", ClusterState.DELETED));
    assertThat(dataproc.objects().get(RunFixture.JAR))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("the packaged job");
  }

  @Test
  void whatIsThereAlreadyIsNotBroughtAgain() throws Exception {
    run();
    fixture.heard.happened.clear();
    dataproc.requests.clear();
    run();

    assertThat(fixture.heard.happened(RunEvent.Uploading.class)).isEmpty();
    assertThat(fixture.heard.happened(RunEvent.Deployed.class)).isEmpty();
    assertThat(dataproc.requests("PUT /v1")).isEmpty();
    assertThat(dataproc.instantiated.get(0).getVersion()).isEqualTo(1);
  }

  @Test
  void changedTemplateReplacesTheOldVersion() throws Exception {
    run();
    dataproc.templates.computeIfPresent(
        "tarsier-eyepacs", (id, there) -> there.toBuilder().setVersion(7).clearJobs().build());
    run();

    assertThat(dataproc.instantiated.get(1).getVersion()).isEqualTo(8);
  }

  @Test
  void templateChangedInBetweenIsReadAgain() throws Exception {
    run();
    dataproc.templates.computeIfPresent(
        "tarsier-eyepacs", (id, there) -> there.toBuilder().clearJobs().build());
    dataproc.fail("PUT /v1/" + FakeDataproc.REGION + "/workflowTemplates", 409, "changed");
    run();

    assertThat(dataproc.requests("PUT /v1")).hasSize(2);
  }

  @Test
  void busyServiceIsAskedAgain() throws Exception {
    dataproc.fail(INSTANTIATE, 503, "busy");
    dataproc.fail(INSTANTIATE, 503, "busy");

    assertThat(run()).isInstanceOf(RunOutcome.Finished.class);
    assertThat(dataproc.requests(INSTANTIATE)).hasSize(3);
    assertThat(fixture.waits.subList(0, 2))
        .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void answerLostOnTheWayStartsNoSecondWorkflow() throws Exception {
    dataproc.answer(new FakeDataproc.Fault(INSTANTIATE, FakeDataproc.Fault.DROPPED, "", true));

    assertThat(run()).isInstanceOf(RunOutcome.Finished.class);
    assertThat(requestIds()).hasSizeGreaterThan(1);
    assertThat(requestIds().stream().distinct()).hasSize(1);
    assertThat(fixture.heard.happened(RunEvent.Instantiated.class))
        .containsExactly(new RunEvent.Instantiated(FakeDataproc.OPERATION, false));
  }

  @Test
  void runningWorkflowOfTheSameRunIsJoined() throws Exception {
    Prepared prepared = RunFixture.prepared(jar);
    Map<String, String> parameters = prepared.generated().parameters();
    dataproc.listed.add(
        Workflows.operation(Workflows.metadata().putAllParameters(parameters), false));

    assertThat(run()).isInstanceOf(RunOutcome.Finished.class);
    assertThat(dataproc.instantiated).isEmpty();
    assertThat(fixture.heard.happened(RunEvent.Instantiated.class))
        .containsExactly(new RunEvent.Instantiated(FakeDataproc.OPERATION, true));
  }

  @Test
  void sameRunWithOtherParametersIsNotJoined() {
    dataproc.listed.add(Workflows.operation(Workflows.metadata(), false));

    assertThatThrownBy(this::run)
        .isInstanceOf(DataprocProblem.class)
        .hasMessage(
            "Cannot start run first: "
                + FakeDataproc.OPERATION
                + " runs it with other parameters (wait for it, or: tarsier cancel "
                + FakeDataproc.OPERATION
                + ")");
  }

  @Test
  void attemptAfterAFailureIsANewRequest() throws Exception {
    run();
    dataproc.listed.add(Workflows.failed(13, "gone").toBuilder().setName("other").build());
    run();

    assertThat(requestIds().get(0)).matches("t-[0-9a-f]{28}-0");
    assertThat(requestIds().get(1)).isEqualTo(requestIds().get(0).replaceFirst("0$", "1"));
  }

  @Test
  void missingPermissionIsNamedWithItsRole() {
    dataproc.answer(
        new FakeDataproc.Fault(
            "GET /v1/" + FakeDataproc.REGION + "/operations",
            403,
            """
            {"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "Denied.",
             "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
               "reason": "IAM_PERMISSION_DENIED",
               "metadata": {"permission": "dataproc.operations.list"}}]}}
            """,
            false));

    assertThatThrownBy(this::run)
        .isInstanceOf(DataprocProblem.class)
        .hasMessage(
            "Cannot list the operations of projects/p1/regions/us-central1: permission"
                + " dataproc.operations.list is missing (ask for roles/dataproc.editor)");
    assertThat(dataproc.requests).hasSize(1);
  }

  @Test
  void serviceThatStaysAwayIsGivenUp() throws Exception {
    dataproc.close();

    assertThatThrownBy(this::run)
        .isInstanceOf(DataprocProblem.class)
        .hasMessage(
            "Cannot list the operations of projects/p1/regions/us-central1: no answer, Connection"
                + " refused (check the network and the endpoint)");
    assertThat(fixture.waits)
        .containsExactly(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16));
  }
}
