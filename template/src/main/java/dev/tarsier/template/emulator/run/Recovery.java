package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ClusterStatus;
import com.google.cloud.dataproc.v1.JobStatus;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowNode;
import com.google.cloud.dataproc.v1.WorkflowNode.NodeState;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;

/** Ends what an emulator that was killed left open: nothing of it runs any more. */
public final class Recovery {
  private static final String WORKFLOW_LABEL = "goog-dataproc-workflow-instance-id";

  private final State state;
  private final Times times;

  public Recovery(State state, Times times) {
    this.state = state;
    this.times = times;
  }

  public void run() {
    state.operations().names().forEach(name -> state.operations().update(name, this::ended));
    state.jobs().names().forEach(this::endJob);
    for (String name : state.clusters().names()) {
      if (state.clusters().get(name).filter(Recovery::isLeftOver).isPresent()) {
        state.clusters().remove(name);
      }
    }
  }

  private static boolean isLeftOver(Cluster cluster) {
    return cluster.containsLabels(WORKFLOW_LABEL)
        || cluster.getStatus().getState() != ClusterStatus.State.RUNNING;
  }

  private Operation ended(Operation operation) {
    if (operation.getDone()) {
      return operation;
    }
    return operation.toBuilder()
        .setDone(true)
        .setMetadata(ended(operation.getMetadata()))
        .setError(
            Status.newBuilder().setCode(Code.ABORTED_VALUE).setMessage(WorkflowEngine.STOPPED))
        .build();
  }

  private Any ended(Any metadata) {
    if (!metadata.is(WorkflowMetadata.class)) {
      return metadata;
    }
    try {
      WorkflowMetadata.Builder workflow = metadata.unpack(WorkflowMetadata.class).toBuilder();
      workflow.setState(WorkflowMetadata.State.DONE).setEndTime(times.now());
      for (WorkflowNode.Builder node : workflow.getGraphBuilder().getNodesBuilderList()) {
        if (node.getState() != NodeState.COMPLETED && node.getState() != NodeState.FAILED) {
          node.setState(NodeState.FAILED).setError(WorkflowEngine.STOPPED);
        }
      }
      return Any.pack(workflow.build());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Cannot read operation metadata", e);
    }
  }

  private void endJob(String name) {
    JobStatus status =
        JobStatus.newBuilder()
            .setState(JobStatus.State.ERROR)
            .setDetails("Cannot finish job: the emulator was stopped")
            .setStateStartTime(times.now())
            .build();
    state.jobs().update(name, job -> Jobs.moved(job, status));
  }
}
