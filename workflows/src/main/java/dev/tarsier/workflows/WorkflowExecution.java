package dev.tarsier.workflows;

import com.google.cloud.workflows.executions.v1.Execution;
import com.google.protobuf.Timestamp;
import java.time.Instant;

/**
 * An execution at one moment.
 *
 * @param name {@code projects/P/locations/R/workflows/W/executions/ID}
 * @param state as the service names it, such as {@code ACTIVE}
 * @param argument JSON
 * @param result JSON; empty before it has succeeded
 * @param error JSON that was raised; empty before it has failed
 * @param start in the service's time
 */
public record WorkflowExecution(
    String name, State state, String argument, String result, String error, Instant start) {
  /** What the service says of it. */
  public enum State {
    ACTIVE,
    QUEUED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    UNAVAILABLE
  }

  static WorkflowExecution of(Execution execution) {
    Timestamp start = execution.getStartTime();
    return new WorkflowExecution(
        execution.getName(),
        state(execution.getState()),
        execution.getArgument(),
        execution.getResult(),
        execution.getError().getPayload(),
        Instant.ofEpochSecond(start.getSeconds(), start.getNanos()));
  }

  private static State state(Execution.State state) {
    return switch (state) {
      case ACTIVE -> State.ACTIVE;
      case QUEUED -> State.QUEUED;
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      default -> State.UNAVAILABLE;
    };
  }

  /** Its own id, the last part of the name. */
  public String id() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether it may still go on. */
  public boolean isOpen() {
    return state == State.ACTIVE || state == State.QUEUED || state == State.UNAVAILABLE;
  }
}
