package dev.tarsier.workflows;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.cloud.workflows.executions.v1.ExecutionsClient;
import com.google.cloud.workflows.executions.v1.ExecutionsSettings;
import com.google.cloud.workflows.v1.WorkflowsClient;
import com.google.cloud.workflows.v1.WorkflowsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Google's clients over HTTP and JSON. Reads are repeated when a fault passes, changes are not. */
record WorkflowsClients(WorkflowsClient workflows, ExecutionsClient executions)
    implements AutoCloseable {
  private static final Set<StatusCode.Code> PASSING =
      Set.of(
          StatusCode.Code.UNAVAILABLE,
          StatusCode.Code.INTERNAL,
          StatusCode.Code.RESOURCE_EXHAUSTED,
          StatusCode.Code.DEADLINE_EXCEEDED);

  private static final RetrySettings RETRIES =
      RetrySettings.newBuilder()
          .setInitialRetryDelayDuration(Duration.ofMillis(500))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(16))
          .setInitialRpcTimeoutDuration(Duration.ofSeconds(60))
          .setMaxRpcTimeoutDuration(Duration.ofSeconds(60))
          .setTotalTimeoutDuration(Duration.ofMinutes(5))
          .setMaxAttempts(7)
          .build();

  static WorkflowsClients of(WorkflowPlace place) throws IOException {
    WorkflowsSettings.Builder workflows = WorkflowsSettings.newHttpJsonBuilder();
    ExecutionsSettings.Builder executions = ExecutionsSettings.newHttpJsonBuilder();
    if (!place.endpoint().isEmpty()) {
      String root = place.endpoint().replaceFirst("/+$", "");
      workflows.setEndpoint(root).setCredentialsProvider(NoCredentialsProvider.create());
      executions.setEndpoint(root).setCredentialsProvider(NoCredentialsProvider.create());
    }
    repeated(workflows.getWorkflowSettings());
    repeated(executions.getExecutionSettings());
    repeated(executions.listExecutionsSettings());
    WorkflowsClient deployer = WorkflowsClient.create(workflows.build());
    return new WorkflowsClients(deployer, ExecutionsClient.create(executions.build()));
  }

  private static void repeated(UnaryCallSettings.Builder<?, ?> call) {
    call.setRetryableCodes(PASSING).setRetrySettings(RETRIES);
  }

  @Override
  public void close() {
    workflows.close();
    executions.close();
  }
}
