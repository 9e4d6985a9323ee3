package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.run.ActiveRun;
import dev.tarsier.workflows.WorkflowExecution;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which runs an execution has started, by what it was given. */
class TestExecutionRuns {
  private static final ActiveRun LINE = run("o1", "eyes", "line");
  private static final ActiveRun EVENT = run("o2", "eyes", "17326-raw-eyes-ready");
  private static final ActiveRun OTHER = run("o3", "ears", "r");

  private static ActiveRun run(String operation, String dataset, String runId) {
    return new ActiveRun(operation, Map.of("DATASET", dataset, "RUN_ID", runId));
  }

  private static List<ActiveRun> of(String argument, ActiveRun... active) {
    WorkflowExecution execution =
        new WorkflowExecution(
            "projects/p/locations/r/workflows/w/executions/own",
            WorkflowExecution.State.ACTIVE,
            argument,
            "",
            "",
            Instant.EPOCH);
    return ExecutionRuns.of(execution, List.of(active));
  }

  private static String event(String name) {
    return "{\"data\": {\"name\": \"" + name + "\", \"generation\": \"17326\"}}";
  }

  @Test
  void theRunThatTheArgumentNames() {
    assertThat(of("{\"dataset\": \"eyes\", \"runId\": \"line\"}", LINE, EVENT, OTHER))
        .containsExactly(LINE);
  }

  @Test
  void theRunOfTheExecutionsOwnId() {
    ActiveRun own = run("o4", "eyes", "own");

    assertThat(of("{\"template\": \"t\"}", LINE, own)).containsExactly(own);
  }

  @Test
  void theRunOfTheObject() {
    assertThat(of(event("incoming/eyes/_READY"), LINE, EVENT, OTHER)).containsExactly(EVENT);
  }

  @Test
  void theOnlyRunOfADataSetThatGrows() {
    assertThat(of("{\"dataset\": \"eyes\"}", LINE, OTHER)).containsExactly(LINE);
    assertThat(of(event("incoming/eyes/nov/_READY"), LINE, OTHER)).containsExactly(LINE);
    assertThat(of(event("incoming/eyes.yaml"), LINE, OTHER)).containsExactly(LINE);
  }

  @Test
  void noneWhereNothingIsKnown() {
    assertThat(of("", LINE, OTHER)).isEmpty();
    assertThat(of("{\"dataset\": \"noses\"}", LINE, OTHER)).isEmpty();
  }

  @Test
  void ofSeveralNoneIsChosen() {
    assertThatThrownBy(() -> of("{\"dataset\": \"eyes\"}", LINE, EVENT))
        .isInstanceOf(UsageProblem.class)
        .hasMessage(
            "Cannot tell which run belongs to the execution: [o1, o2] (cancel the right one with"
                + " tarsier cancel first)");
  }
}
