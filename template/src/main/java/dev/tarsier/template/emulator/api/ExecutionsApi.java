package dev.tarsier.template.emulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.workflows.executions.v1.Execution;
import com.google.cloud.workflows.executions.v1.ExecutionView;
import com.google.cloud.workflows.executions.v1.ListExecutionsResponse;
import com.google.cloud.workflows.v1.Workflow;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.ProtoJson;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.Paging;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Workflow Executions, v1. An execution is a record: no step of it is run here, so it stays ACTIVE
 * until it is cancelled.
 */
public final class ExecutionsApi {
  /** What gcloud 528 sends and Google's messages for Java (2.88.0) do not have. */
  private static final Set<String> OF_GCLOUD =
      Set.of("disableConcurrencyQuotaOverflowBuffering", "executionHistoryLevel");

  private static final String PATH =
      "/v1/projects/{project}/locations/{region}/workflows/{id}/executions";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final State state;
  private final Times times;

  public ExecutionsApi(State state, Times times) {
    this.state = state;
    this.times = times;
  }

  public List<Route> routes() {
    return List.of(
        new Route("POST", PATH, this::create),
        new Route("GET", PATH, this::list),
        new Route("GET", PATH + "/{execution}", this::get),
        new Route("POST", PATH + "/{execution}:cancel", this::cancel));
  }

  private Workflow workflow(ApiRequest request) throws ApiError {
    String name = WorkflowRules.name(request);
    return state
        .workflows()
        .get(name)
        .orElseThrow(
            () -> ApiError.notFound("Not found: workflow " + RegionPaths.spelled(request, name)));
  }

  private ApiResponse create(ApiRequest request) throws ApiError, IOException {
    Workflow workflow = workflow(request);
    Execution.Builder execution = Execution.newBuilder();
    ProtoJson.read(request, execution, "execution", OF_GCLOUD);
    checkArgument(execution.getArgument());
    String id = Ids.uuid();
    Execution kept =
        execution
            .setName(RegionPaths.spelled(request, workflow.getName()) + "/executions/" + id)
            .setState(Execution.State.ACTIVE)
            .setStartTime(times.now())
            .setWorkflowRevisionId(workflow.getRevisionId())
            .build();
    state.executions().put(WorkflowRules.part(workflow.getName(), State.EXECUTIONS, id), kept);
    return ProtoJson.response(request, kept);
  }

  private static void checkArgument(String argument) throws ApiError {
    WorkflowRules.checkArgumentSize(argument);
    try {
      if (!argument.isEmpty()) {
        JSON.readTree(argument);
      }
    } catch (JsonProcessingException e) {
      throw ApiError.invalid("Invalid argument: it is not JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private static String key(ApiRequest request) throws ApiError {
    return WorkflowRules.part(
        WorkflowRules.name(request),
        State.EXECUTIONS,
        RegionPaths.checkId(request.value("execution")));
  }

  private Execution current(ApiRequest request) throws ApiError {
    return state
        .executions()
        .get(key(request))
        .orElseThrow(() -> ApiError.notFound("Not found: execution " + request.value("execution")));
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    Execution execution = current(request);
    boolean basic = isView(request, ExecutionView.BASIC);
    return ProtoJson.response(request, basic ? brief(execution) : execution);
  }

  /** By name, as people write it, or by number, as Google's Java client does. */
  private static boolean isView(ApiRequest request, ExecutionView view) {
    Set<String> texts = Set.of(view.name(), Integer.toString(view.getNumber()));
    return request.parameter("view").filter(texts::contains).isPresent();
  }

  /** View BASIC: what it was given and what it gave are left out. */
  private static Execution brief(Execution execution) {
    return execution.toBuilder().clearArgument().clearResult().clearError().build();
  }

  /** The newest first. */
  private ApiResponse list(ApiRequest request) throws ApiError {
    String prefix = WorkflowRules.part(workflow(request).getName(), State.EXECUTIONS, "");
    List<Execution> all =
        state.executions().names().stream()
            .filter(name -> name.startsWith(prefix))
            .flatMap(name -> state.executions().get(name).stream())
            .sorted(
                Comparator.comparing(Execution::getStartTime, Timestamps.comparator()).reversed())
            .toList();
    Paging.Page<Execution> page = Paging.page(request, all, Execution::getName);
    boolean full = isView(request, ExecutionView.FULL);
    ListExecutionsResponse.Builder response =
        ListExecutionsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(item -> response.addExecutions(full ? item : brief(item)));
    return ProtoJson.response(request, response.build());
  }

  private synchronized ApiResponse cancel(ApiRequest request) throws ApiError {
    Execution execution = current(request);
    if (execution.getState() != Execution.State.ACTIVE) {
      throw ApiError.of(
          Code.FAILED_PRECONDITION,
          "Cannot cancel execution " + execution.getName() + ": it is " + execution.getState());
    }
    Execution ended =
        execution.toBuilder().setState(Execution.State.CANCELLED).setEndTime(times.now()).build();
    state.executions().put(key(request), ended);
    return ProtoJson.response(request, ended);
  }
}
