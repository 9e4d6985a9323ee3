package dev.tarsier.template.emulator.state;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.cloud.workflows.executions.v1.Execution;
import com.google.cloud.workflows.v1.Workflow;
import com.google.longrunning.Operation;
import com.google.protobuf.StringValue;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Everything that survives a restart.
 *
 * @param versions templates as they were when they were instantiated, under {@code ID@VERSION}
 * @param requests of each request id that started something, the name of its operation or job
 */
public record State(
    Shelf<WorkflowTemplate> templates,
    Shelf<WorkflowTemplate> versions,
    Shelf<AutoscalingPolicy> policies,
    Shelf<Operation> operations,
    Shelf<Cluster> clusters,
    Shelf<Job> jobs,
    Shelf<StringValue> requests,
    Shelf<Workflow> workflows,
    Shelf<Workflow> workflowRevisions,
    Shelf<Operation> workflowOperations,
    Shelf<Execution> executions) {
  /** Collections as they stand in resource names. */
  public static final String TEMPLATES = "workflowTemplates";

  public static final String POLICIES = "autoscalingPolicies";
  public static final String OPERATIONS = "operations";
  public static final String CLUSTERS = "clusters";
  public static final String JOBS = "jobs";
  public static final String REVISIONS = "workflowRevisions";
  public static final String EXECUTIONS = "workflowExecutions";
  public static final String WORKFLOW_OPERATIONS = "workflowOperations";
  static final String WORKFLOWS = "workflows";
  static final String VERSIONS = "workflowTemplateVersions";
  static final String REQUESTS = "requestIds";

  /** Reads what is in the folder; throws when a file there is broken. */
  public static State open(Path folder) throws IOException {
    return new State(
        Shelf.open(folder, TEMPLATES, WorkflowTemplate.getDefaultInstance()),
        Shelf.open(folder, VERSIONS, WorkflowTemplate.getDefaultInstance()),
        Shelf.open(folder, POLICIES, AutoscalingPolicy.getDefaultInstance()),
        Shelf.open(folder, OPERATIONS, Operation.getDefaultInstance()),
        Shelf.open(folder, CLUSTERS, Cluster.getDefaultInstance()),
        Shelf.open(folder, JOBS, Job.getDefaultInstance()),
        Shelf.open(folder, REQUESTS, StringValue.getDefaultInstance()),
        Shelf.open(folder, WORKFLOWS, Workflow.getDefaultInstance()),
        Shelf.open(folder, REVISIONS, Workflow.getDefaultInstance()),
        Shelf.open(folder, WORKFLOW_OPERATIONS, Operation.getDefaultInstance()),
        Shelf.open(folder, EXECUTIONS, Execution.getDefaultInstance()));
  }

  /** Where a version that ran is kept. */
  public static String versionName(String templateName, int version) {
    return Region.of(templateName).name(VERSIONS, Region.id(templateName) + "@" + version);
  }

  static String requestName(Region region, String requestId) {
    return region.name(REQUESTS, requestId);
  }
}
