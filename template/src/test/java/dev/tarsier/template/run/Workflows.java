package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.ClusterOperation;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.JobReference;
import com.google.cloud.dataproc.v1.JobStatus;
import com.google.cloud.dataproc.v1.WorkflowGraph;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowNode;
import com.google.cloud.dataproc.v1.WorkflowNode.NodeState;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.Status;
import java.time.Duration;
import java.util.Map;

/** Operations as Dataproc shows them while a workflow runs. */
final class Workflows {
  static final String OUTPUT = "gs://staging/meta/jobs/process-1/driveroutput";

  private Workflows() {}

  static Operation creating() {
    return operation(metadata().setCreateCluster(change(false)), false);
  }

  static Operation running(NodeState process, NodeState verify) {
    return operation(up(process, verify, ""), false);
  }

  /** All went as it should. */
  static Operation done() {
    return operation(
        up(NodeState.COMPLETED, NodeState.COMPLETED, "").setDeleteCluster(change(true)), true);
  }

  /** Done, and without an error of its own. */
  static Operation doneWithFailedStep(String error) {
    return operation(up(NodeState.FAILED, NodeState.FAILED, error), true);
  }

  static Operation failed(int code, String message) {
    return operation(up(NodeState.RUNNING, NodeState.BLOCKED, ""), true).toBuilder()
        .setError(Status.newBuilder().setCode(code).setMessage(message))
        .build();
  }

  /** Ended when the time that its template allows was over. */
  static Operation timedOut(Duration limit) {
    WorkflowMetadata.Builder metadata =
        up(NodeState.FAILED, NodeState.FAILED, "Job was cancelled")
            .setDagTimeout(Durations.fromSeconds(limit.toSeconds()))
            .setDagStartTime(Timestamps.fromSeconds(1000))
            .setDagEndTime(Timestamps.fromSeconds(1000 + limit.toSeconds()));
    return operation(metadata, true).toBuilder()
        .setError(Status.newBuilder().setCode(4).setMessage("Workflow timed out"))
        .build();
  }

  static Operation clusterFailed(String error) {
    return operation(metadata().setCreateCluster(change(true).setError(error)), true).toBuilder()
        .setError(Status.newBuilder().setCode(9).setMessage("Cluster creation failed."))
        .build();
  }

  static WorkflowMetadata.Builder metadata() {
    return WorkflowMetadata.newBuilder()
        .setTemplate(FakeDataproc.REGION + "/workflowTemplates/tarsier-eyepacs")
        .setState(WorkflowMetadata.State.RUNNING)
        .setClusterName("tarsier-eyepacs-x1")
        .putAllParameters(Map.of("RUN_ID", "first", "OUTPUT_URI", "gs://bucket/output/"));
  }

  private static WorkflowMetadata.Builder up(NodeState process, NodeState verify, String error) {
    return metadata()
        .setCreateCluster(change(true))
        .setGraph(
            WorkflowGraph.newBuilder()
                .addNodes(node("process", process).setError(error))
                .addNodes(
                    node("verify", verify)
                        .setJobId(verify == NodeState.COMPLETED ? "verify-1" : "")
                        .setError(error.isEmpty() ? "" : "FAILED because its ancestor or peer")));
  }

  private static WorkflowNode.Builder node(String step, NodeState state) {
    boolean begun = state != NodeState.BLOCKED && state != NodeState.RUNNABLE;
    return WorkflowNode.newBuilder()
        .setStepId(step)
        .setState(state)
        .setJobId(begun ? step + "-1" : "");
  }

  private static ClusterOperation.Builder change(boolean done) {
    return ClusterOperation.newBuilder().setOperationId("c").setDone(done);
  }

  static Operation operation(WorkflowMetadata.Builder metadata, boolean done) {
    return Operation.newBuilder()
        .setName(FakeDataproc.OPERATION)
        .setMetadata(Any.pack(metadata.build()))
        .setDone(done)
        .build();
  }

  static Job job(String details) {
    return Job.newBuilder()
        .setReference(JobReference.newBuilder().setJobId("process-1"))
        .setDriverOutputResourceUri(OUTPUT)
        .setStatus(JobStatus.newBuilder().setDetails(details))
        .build();
  }
}
