package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowNode;
import com.google.longrunning.Operation;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import java.util.List;
import java.util.Optional;

/** The operation of a workflow template, as it was at one moment. */
record Workflow(Operation operation, WorkflowMetadata metadata) {
  private static final int CANCELLED = 1;

  /** Empty for an operation of another kind. */
  static Optional<Workflow> of(Operation operation) {
    try {
      if (!operation.hasMetadata()) {
        return Optional.of(new Workflow(operation, WorkflowMetadata.getDefaultInstance()));
      }
      return operation.getMetadata().is(WorkflowMetadata.class)
          ? Optional.of(
              new Workflow(operation, operation.getMetadata().unpack(WorkflowMetadata.class)))
          : Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  String name() {
    return operation.getName();
  }

  boolean done() {
    return operation.getDone();
  }

  List<WorkflowNode> steps() {
    return metadata.getGraph().getNodesList();
  }

  /**
   * Dataproc may end an operation without an error though steps have failed: both count (Airflow's
   * issue AIRFLOW-2549; gcloud exits with 0 then).
   */
  boolean failed() {
    return operation.hasError()
        || !clusterError().isEmpty()
        || steps().stream().anyMatch(step -> step.getState() == WorkflowNode.NodeState.FAILED);
  }

  String clusterError() {
    return metadata.getCreateCluster().getError();
  }

  boolean cancelled() {
    return operation.getError().getCode() == CANCELLED;
  }

  /** Whether it was ended for taking as long as its template allows. */
  boolean timedOut() {
    if (!failed() || !metadata.hasDagTimeout() || !metadata.hasDagStartTime()) {
      return false;
    }
    return metadata.hasDagEndTime()
        && Durations.compare(
                Timestamps.between(metadata.getDagStartTime(), metadata.getDagEndTime()),
                metadata.getDagTimeout())
            >= 0;
  }
}
