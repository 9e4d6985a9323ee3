package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.ClusterOperation;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells each change of a workflow once. */
final class WorkflowEvents {
  private final RunListener listener;
  private final Set<RunEvent.ClusterState> told = EnumSet.noneOf(RunEvent.ClusterState.class);
  private final Map<String, WorkflowNode.NodeState> states = new HashMap<>();

  WorkflowEvents(RunListener listener) {
    this.listener = listener;
  }

  /** Whether anything had changed. */
  boolean tell(Workflow workflow) {
    WorkflowMetadata metadata = workflow.metadata();
    boolean any = cluster(metadata, metadata.getCreateCluster(), false);
    for (WorkflowNode step : workflow.steps()) {
      any |= step(step);
    }
    any |= cluster(metadata, metadata.getDeleteCluster(), true);
    return any;
  }

  private boolean cluster(WorkflowMetadata metadata, ClusterOperation change, boolean end) {
    if (change.getOperationId().isEmpty() || !change.getError().isEmpty()) {
      return false;
    }
    boolean any = tell(metadata, end, false);
    any |= change.getDone() && tell(metadata, end, true);
    return any;
  }

  private boolean tell(WorkflowMetadata metadata, boolean end, boolean done) {
    RunEvent.ClusterState state =
        end
            ? (done ? RunEvent.ClusterState.DELETED : RunEvent.ClusterState.DELETING)
            : (done ? RunEvent.ClusterState.CREATED : RunEvent.ClusterState.CREATING);
    if (!told.add(state)) {
      return false;
    }
    listener.happened(new RunEvent.Cluster(metadata.getClusterName(), state));
    return true;
  }

  private boolean step(WorkflowNode step) {
    WorkflowNode.NodeState before = states.put(step.getStepId(), step.getState());
    boolean begun =
        step.getState() == WorkflowNode.NodeState.RUNNING
            || step.getState() == WorkflowNode.NodeState.COMPLETED
            || step.getState() == WorkflowNode.NodeState.FAILED;
    // A step without a job has failed because another one did: that one is told.
    if (step.getState() == before || !begun || step.getJobId().isEmpty()) {
      return false;
    }
    listener.happened(new RunEvent.Step(step.getStepId(), step.getState().name()));
    return true;
  }
}
