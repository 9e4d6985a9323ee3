package dev.tarsier.workflows;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.workflows.executions.v1.Execution;
import com.google.cloud.workflows.executions.v1.ExecutionView;
import com.google.cloud.workflows.executions.v1.ListExecutionsRequest;
import com.google.cloud.workflows.v1.Workflow;
import com.google.protobuf.FieldMask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Cloud Workflows in one region: deploys, runs, looks and cancels. */
public final class CloudWorkflows implements AutoCloseable {
  private final WorkflowPlace place;
  private final WorkflowsClients clients;

  private CloudWorkflows(WorkflowPlace place, WorkflowsClients clients) {
    this.place = place;
    this.clients = clients;
  }

  public static CloudWorkflows in(WorkflowPlace place) throws IOException {
    return new CloudWorkflows(place, WorkflowsClients.of(place));
  }

  /** Creates it, or gives it a new revision when its source or its settings differ. */
  public Deployed deploy(String id, WorkflowSource source, WorkflowSettings settings)
      throws WorkflowsProblem, InterruptedException {
    String name = place.workflow(id);
    return call(
        "deploy " + name,
        () -> {
          Optional<Workflow> current = find(name);
          Workflow asked = wanted(name, source, settings);
          Workflow wanted = current.map(found -> keeping(found, asked)).orElse(asked);
          if (current.isEmpty()) {
            Workflow made =
                clients.workflows().createWorkflowAsync(place.parent(), wanted, id).get();
            return new Deployed(name, made.getRevisionId(), Deployed.Change.CREATED);
          }
          List<String> changes = changes(current.get(), wanted);
          if (changes.isEmpty()) {
            return new Deployed(name, current.get().getRevisionId(), Deployed.Change.UNCHANGED);
          }
          FieldMask mask = FieldMask.newBuilder().addAllPaths(changes).build();
          Workflow made = clients.workflows().updateWorkflowAsync(wanted, mask).get();
          return new Deployed(name, made.getRevisionId(), Deployed.Change.UPDATED);
        });
  }

  private Optional<Workflow> find(String name) {
    try {
      return Optional.of(clients.workflows().getWorkflow(name));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private static Workflow wanted(String name, WorkflowSource source, WorkflowSettings settings) {
    return Workflow.newBuilder()
        .setName(name)
        .setSourceContents(source.text())
        .setServiceAccount(settings.serviceAccount())
        .putAllUserEnvVars(settings.environment())
        .putAllLabels(settings.labels())
        .build();
  }

  /** Labels of others stay; so do the variables and the account, where none are given. */
  private static Workflow keeping(Workflow current, Workflow wanted) {
    Workflow.Builder builder = wanted.toBuilder().putAllLabels(current.getLabelsMap());
    builder.putAllLabels(wanted.getLabelsMap());
    if (wanted.getUserEnvVarsMap().isEmpty()) {
      builder.putAllUserEnvVars(current.getUserEnvVarsMap());
    }
    return builder.build();
  }

  /** Fields that differ, as a field mask names them. */
  static List<String> changes(Workflow current, Workflow wanted) {
    List<String> changes = new ArrayList<>();
    if (!current.getSourceContents().equals(wanted.getSourceContents())) {
      changes.add("source_contents");
    }
    if (!wanted.getServiceAccount().isEmpty() && !account(current).equals(account(wanted))) {
      changes.add("service_account");
    }
    if (!current.getUserEnvVarsMap().equals(wanted.getUserEnvVarsMap())) {
      changes.add("user_env_vars");
    }
    if (!current.getLabelsMap().equals(wanted.getLabelsMap())) {
      changes.add("labels");
    }
    return changes;
  }

  /** The service answers {@code projects/P/serviceAccounts/EMAIL} where an e-mail was given. */
  private static String account(Workflow workflow) {
    String text = workflow.getServiceAccount();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** Starts an execution of the newest revision. */
  public WorkflowExecution run(String id, String argument)
      throws WorkflowsProblem, InterruptedException {
    String name = place.workflow(id);
    Execution execution = Execution.newBuilder().setArgument(argument).build();
    return call(
        "run " + name,
        () -> WorkflowExecution.of(clients.executions().createExecution(name, execution)));
  }

  /** One as it stands; {@code name} is its full name. */
  public WorkflowExecution execution(String name) throws WorkflowsProblem, InterruptedException {
    return call(
        "look at " + name, () -> WorkflowExecution.of(clients.executions().getExecution(name)));
  }

  /** The newest first, at most so many. */
  public List<WorkflowExecution> executions(String id, int most)
      throws WorkflowsProblem, InterruptedException {
    String name = place.workflow(id);
    ListExecutionsRequest request =
        ListExecutionsRequest.newBuilder()
            .setParent(name)
            .setPageSize(most)
            // The basic view leaves out arguments, which is what people tell them by.
            .setView(ExecutionView.FULL)
            .build();
    return call(
        "list the executions of " + name,
        () ->
            clients
                .executions()
                .listExecutions(request)
                .getPage()
                .getResponse()
                .getExecutionsList()
                .stream()
                .map(WorkflowExecution::of)
                .toList());
  }

  /** Ends it where it stands: no step of it runs any more. */
  public WorkflowExecution cancel(String name) throws WorkflowsProblem, InterruptedException {
    return call(
        "cancel " + name, () -> WorkflowExecution.of(clients.executions().cancelExecution(name)));
  }

  /** Something that is asked of the service. */
  private interface Call<T> {
    T run() throws ExecutionException, InterruptedException;
  }

  private static <T> T call(String action, Call<T> call)
      throws WorkflowsProblem, InterruptedException {
    try {
      return call.run();
    } catch (ApiException e) {
      throw new WorkflowsProblem("Cannot " + action + ": " + said(e), e);
    } catch (ExecutionException e) {
      throw new WorkflowsProblem("Cannot " + action + ": " + said(e.getCause()), e);
    }
  }

  private static String said(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  @Override
  public void close() {
    clients.close();
  }
}
