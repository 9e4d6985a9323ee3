package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.CreateAutoscalingPolicyRequest;
import com.google.cloud.dataproc.v1.CreateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.GetAutoscalingPolicyRequest;
import com.google.cloud.dataproc.v1.GetJobRequest;
import com.google.cloud.dataproc.v1.GetWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.InstantiateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.UpdateAutoscalingPolicyRequest;
import com.google.cloud.dataproc.v1.UpdateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of one project and region, each repeated while its fault is one that passes. Names are
 * ids; operations have their full name.
 */
final class Dataproc implements AutoCloseable {
  private static final int PAGE = 100;

  private final DataprocClients clients;
  private final Region region;
  private final Retry retry;

  Dataproc(DataprocClients clients, Region region, Retry retry) {
    this.clients = clients;
    this.region = region;
    this.retry = retry;
  }

  Region region() {
    return region;
  }

  Optional<AutoscalingPolicy> policy(String id) throws DataprocProblem, InterruptedException {
    GetAutoscalingPolicyRequest request =
        GetAutoscalingPolicyRequest.newBuilder().setName(region.policy(id)).build();
    return retry.find(
        "read the autoscaling policy " + id,
        () -> clients.policies().getAutoscalingPolicyCallable().call(request));
  }

  AutoscalingPolicy create(AutoscalingPolicy policy) throws DataprocProblem, InterruptedException {
    CreateAutoscalingPolicyRequest request =
        CreateAutoscalingPolicyRequest.newBuilder()
            .setParent(region.name())
            .setPolicy(policy)
            .build();
    return retry.call(
        "create the autoscaling policy " + policy.getId(),
        () -> clients.policies().createAutoscalingPolicyCallable().call(request));
  }

  AutoscalingPolicy update(AutoscalingPolicy policy) throws DataprocProblem, InterruptedException {
    UpdateAutoscalingPolicyRequest request =
        UpdateAutoscalingPolicyRequest.newBuilder()
            .setPolicy(policy.toBuilder().setName(region.policy(policy.getId())))
            .build();
    return retry.call(
        "update the autoscaling policy " + policy.getId(),
        () -> clients.policies().updateAutoscalingPolicyCallable().call(request));
  }

  Optional<WorkflowTemplate> template(String id) throws DataprocProblem, InterruptedException {
    GetWorkflowTemplateRequest request =
        GetWorkflowTemplateRequest.newBuilder().setName(region.template(id)).build();
    return retry.find(
        "read the workflow template " + id,
        () -> clients.templates().getWorkflowTemplateCallable().call(request));
  }

  WorkflowTemplate create(WorkflowTemplate template) throws DataprocProblem, InterruptedException {
    CreateWorkflowTemplateRequest request =
        CreateWorkflowTemplateRequest.newBuilder()
            .setParent(region.name())
            .setTemplate(template)
            .build();
    return retry.call(
        "create the workflow template " + template.getId(),
        () -> clients.templates().createWorkflowTemplateCallable().call(request));
  }

  /** The template says which version it replaces. */
  WorkflowTemplate update(WorkflowTemplate template) throws DataprocProblem, InterruptedException {
    UpdateWorkflowTemplateRequest request =
        UpdateWorkflowTemplateRequest.newBuilder()
            .setTemplate(template.toBuilder().setName(region.template(template.getId())))
            .build();
    return retry.call(
        "update the workflow template " + template.getId(),
        () -> clients.templates().updateWorkflowTemplateCallable().call(request));
  }

  /** The same {@code requestId} again gives the same operation, not a second one. */
  Operation instantiate(WorkflowTemplate template, String requestId, Map<String, String> parameters)
      throws DataprocProblem, InterruptedException {
    InstantiateWorkflowTemplateRequest request =
        InstantiateWorkflowTemplateRequest.newBuilder()
            .setName(region.template(template.getId()))
            .setVersion(template.getVersion())
            .setRequestId(requestId)
            .putAllParameters(parameters)
            .build();
    return retry.call(
        "instantiate the workflow template " + template.getId(),
        () -> clients.templates().instantiateWorkflowTemplateCallable().call(request));
  }

  /** Every workflow that the service remembers. */
  List<Workflow> workflows() throws DataprocProblem, InterruptedException {
    ListOperationsRequest request =
        ListOperationsRequest.newBuilder()
            .setName(region.name() + "/operations")
            .setFilter("operationType = WORKFLOW")
            .setPageSize(PAGE)
            .build();
    return retry.call(
        "list the operations of " + region.name(),
        () -> {
          List<Workflow> found = new ArrayList<>();
          clients
              .templates()
              .getHttpJsonOperationsClient()
              .listOperations(request)
              .iterateAll()
              .forEach(operation -> Workflow.of(operation).ifPresent(found::add));
          return found;
        });
  }

  /** For a follower, who outlasts a network that is away for some minutes. */
  Workflow workflow(String operation, int attempts) throws DataprocProblem, InterruptedException {
    Operation answer =
        retry
            .times(attempts)
            .call(
                "read the operation " + operation,
                () -> clients.templates().getHttpJsonOperationsClient().getOperation(operation));
    return Workflow.of(answer)
        .orElseThrow(
            () ->
                new DataprocProblem(
                    "Unsupported operation: " + operation + " (not one of a workflow template)",
                    new CloudFault(-1, "INVALID_ARGUMENT", "", "", "")));
  }

  void cancel(String operation) throws DataprocProblem, InterruptedException {
    retry.call(
        "cancel the operation " + operation,
        () -> {
          clients.templates().getHttpJsonOperationsClient().cancelOperation(operation);
          return operation;
        });
  }

  Optional<Job> job(String id) throws DataprocProblem, InterruptedException {
    GetJobRequest request =
        GetJobRequest.newBuilder()
            .setProjectId(region.project())
            .setRegion(region.id())
            .setJobId(id)
            .build();
    return retry.find("read the job " + id, () -> clients.jobs().getJobCallable().call(request));
  }

  @Override
  public void close() {
    clients.close();
  }
}
