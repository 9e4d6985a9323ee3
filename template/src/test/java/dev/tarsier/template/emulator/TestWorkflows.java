package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.workflows.CloudWorkflows;
import dev.tarsier.workflows.Deployed;
import dev.tarsier.workflows.ExecutionFollower;
import dev.tarsier.workflows.WorkflowExecution;
import dev.tarsier.workflows.WorkflowPlace;
import dev.tarsier.workflows.WorkflowSettings;
import dev.tarsier.workflows.WorkflowSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that Terraform sends, and Google's Java clients. */
class TestWorkflows {
  private static final String PARENT = "v1/projects/p1/locations/us-central1/workflows";
  private static final String BODY = "{\"sourceContents\": \"main: {steps: []}\"}";
  private static final WorkflowSettings PLAIN = new WorkflowSettings("", Map.of(), Map.of());

  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private CloudWorkflows client() throws Exception {
    return CloudWorkflows.in(new WorkflowPlace("p1", "us-central1", emulator.root().toString()));
  }

  @Test
  void terraformCreatesPatchesAndDeletes() throws Exception {
    JsonNode created = emulator.post(PARENT + "?workflowId=w1", BODY).json();
    assertThat(created.path("done").asBoolean()).isTrue();
    assertThat(created.at("/response/state").asText()).isEqualTo("ACTIVE");
    assertThat(emulator.get("v1/" + created.path("name").asText()).json()).isEqualTo(created);
    String patch = "{\"sourceContents\": \"main: {steps: [{a: {return: 1}}]}\"}";
    JsonNode patched =
        emulator.send("PATCH", PARENT + "/w1?updateMask=sourceContents", patch).json();
    assertThat(patched.at("/response/revisionId").asText()).startsWith("000002-");
    JsonNode labelled =
        emulator
            .send("PATCH", PARENT + "/w1?updateMask=labels", "{\"labels\": {\"a\": \"b\"}}")
            .json();
    assertThat(labelled.at("/response/revisionId")).isEqualTo(patched.at("/response/revisionId"));
    assertThat(emulator.get(PARENT + "/w1:listRevisions").json().path("workflows")).hasSize(2);
    assertThat(emulator.delete(PARENT + "/w1").json().has("response")).isTrue();
    assertThat(emulator.get(PARENT + "/w1").error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void whatTheServiceRefusesIsRefused() throws Exception {
    assertThat(emulator.post(PARENT + "?workflowId=1w", BODY).message())
        .startsWith("Invalid workflow id: '1w' (1 to 64 letters");
    assertThat(emulator.post(PARENT + "?workflowId=w", "{}").message())
        .isEqualTo("Missing sourceContents: a workflow needs a source");
    String large = "{\"sourceContents\": \"" + "x".repeat((128 << 10) + 1) + "\"}";
    assertThat(emulator.post(PARENT + "?workflowId=w", large).message())
        .isEqualTo("Invalid sourceContents: 131073 bytes (at most 131072)");
    String reserved = BODY.replace("}\"}", "}\", \"userEnvVars\": {\"GOOGLE_X\": \"1\"}}");
    assertThat(emulator.post(PARENT + "?workflowId=w", reserved).message())
        .isEqualTo("Invalid userEnvVars: 'GOOGLE_X' (must not begin with GOOGLE or WORKFLOWS)");
    emulator.post(PARENT + "?workflowId=w", BODY);
    assertThat(emulator.post(PARENT + "?workflowId=w", BODY).error())
        .isEqualTo("409 ALREADY_EXISTS");
    assertThat(emulator.post(PARENT + "/w/executions", "{\"argument\": \"{\"}").message())
        .startsWith("Invalid argument: it is not JSON");
  }

  @Test
  void aSourceIsDeployedOnlyWhenSomethingChanged() throws Exception {
    WorkflowSource source = WorkflowSource.packaged("image-pipeline");
    try (CloudWorkflows client = client()) {
      Deployed first = client.deploy(source.workflowId(), source, PLAIN);
      assertThat(first.change()).isEqualTo(Deployed.Change.CREATED);
      Deployed second = client.deploy(source.workflowId(), source, PLAIN);
      assertThat(second)
          .isEqualTo(new Deployed(first.name(), first.revision(), Deployed.Change.UNCHANGED));
      WorkflowSettings other = new WorkflowSettings("", Map.of("REGION", "r"), Map.of());
      Deployed third = client.deploy(source.workflowId(), source, other);
      assertThat(third.change()).isEqualTo(Deployed.Change.UPDATED);
      assertThat(third.revision()).startsWith("000002-");
    }
  }

  @Test
  void anExecutionIsRecordedFollowedAndCancelled() throws Exception {
    WorkflowSource source = WorkflowSource.packaged("backfill");
    try (CloudWorkflows client = client()) {
      client.deploy("b", source, PLAIN);
      WorkflowExecution started = client.run("b", "{\"dataset\": \"eyes\"}");
      assertThat(client.executions("b", 10))
          .extracting(WorkflowExecution::name)
          .containsExactly(started.name());
      List<WorkflowExecution.State> states = new ArrayList<>();
      ExecutionFollower follower =
          new ExecutionFollower(client, wait -> emulatorCancels(started.name()));
      WorkflowExecution ended = follower.follow(started, change -> states.add(change.state()));
      assertThat(states)
          .containsExactly(WorkflowExecution.State.ACTIVE, WorkflowExecution.State.CANCELLED);
      assertThat(ended.argument()).isEqualTo("{\"dataset\": \"eyes\"}");
      assertThatThrownBy(() -> client.cancel(started.name()))
          .hasMessageStartingWith("Cannot cancel " + started.name() + ": ");
    }
  }

  private void emulatorCancels(String execution) {
    try {
      emulator.post("v1/" + execution + ":cancel", "");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
