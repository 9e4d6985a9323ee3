package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowGraph;
import com.google.cloud.dataproc.v1.WorkflowNode;
import com.google.cloud.dataproc.v1.WorkflowNode.NodeState;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of a workflow and how far each has come. Belongs to one thread. */
final class StepGraph {
  private static final Set<NodeState> ENDED = EnumSet.of(NodeState.COMPLETED, NodeState.FAILED);

  private final Map<String, WorkflowNode.Builder> nodes = new LinkedHashMap<>();

  StepGraph(List<OrderedJob> steps) {
    for (OrderedJob step : steps) {
      nodes.put(
          step.getStepId(),
          WorkflowNode.newBuilder()
              .setStepId(step.getStepId())
              .addAllPrerequisiteStepIds(step.getPrerequisiteStepIdsList())
              .setState(NodeState.BLOCKED));
    }
    unblock();
  }

  private void unblock() {
    for (WorkflowNode.Builder node : nodes.values()) {
      boolean free = node.getPrerequisiteStepIdsList().stream().allMatch(this::isCompleted);
      if (free && node.getState() == NodeState.BLOCKED) {
        node.setState(NodeState.RUNNABLE);
      }
    }
  }

  private boolean isCompleted(String step) {
    return nodes.get(step).getState() == NodeState.COMPLETED;
  }

  /** Steps that wait for nothing any more. */
  List<String> runnable() {
    return in(NodeState.RUNNABLE);
  }

  List<String> running() {
    return in(NodeState.RUNNING);
  }

  private List<String> in(NodeState state) {
    return nodes.values().stream()
        .filter(node -> node.getState() == state)
        .map(WorkflowNode.Builder::getStepId)
        .toList();
  }

  void started(String step, String jobId) {
    nodes.get(step).setState(NodeState.RUNNING).setJobId(jobId);
  }

  String jobId(String step) {
    return nodes.get(step).getJobId();
  }

  void completed(String step) {
    nodes.get(step).setState(NodeState.COMPLETED);
    unblock();
  }

  void failed(String step, String error) {
    nodes.get(step).setState(NodeState.FAILED).setError(error);
  }

  /** Steps that were not started never will be. */
  void giveUp(String error) {
    for (WorkflowNode.Builder node : nodes.values()) {
      if (node.getState() == NodeState.BLOCKED || node.getState() == NodeState.RUNNABLE) {
        node.setState(NodeState.FAILED).setError(error);
      }
    }
  }

  boolean ended() {
    return nodes.values().stream().allMatch(node -> ENDED.contains(node.getState()));
  }

  WorkflowGraph message() {
    WorkflowGraph.Builder graph = WorkflowGraph.newBuilder();
    nodes.values().forEach(graph::addNodes);
    return graph.build();
  }
}
