package dev.tarsier.template.emulator.api;

import com.google.cloud.workflows.v1.ListWorkflowRevisionsResponse;
import com.google.cloud.workflows.v1.ListWorkflowsResponse;
import com.google.cloud.workflows.v1.OperationMetadata;
import com.google.cloud.workflows.v1.Workflow;
import com.google.longrunning.Operation;
import com.google.protobuf.Any;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cloud Workflows, v1: workflows and their revisions. Every change is done when it is answered. */
public final class WorkflowsApi {
  private static final String PATH = "/v1/projects/{project}/locations/{region}";
  private static final String WORKFLOW = PATH + "/workflows/{id}";

  /** A change of one of these makes a new revision (Workflow.revision_id, proto v1). */
  private static final Set<String> OF_REVISION =
      Set.of("source_contents", "service_account", "user_env_vars");

  private final State state;
  private final Times times;

  public WorkflowsApi(State state, Times times) {
    this.state = state;
    this.times = times;
  }

  public List<Route> routes() {
    return List.of(
        new Route("POST", PATH + "/workflows", this::create),
        new Route("GET", PATH + "/workflows", this::list),
        new Route("GET", WORKFLOW + ":listRevisions", this::revisions),
        new Route("GET", WORKFLOW, this::get),
        new Route("PATCH", WORKFLOW, this::update),
        new Route("POST", WORKFLOW, this::overridden),
        new Route("DELETE", WORKFLOW, this::delete),
        // Dataproc's operations are UUIDs: on one host, this prefix tells the two apart.
        new Route("GET", PATH + "/operations/operation-{operation}", this::operation));
  }

  private ApiResponse create(ApiRequest request) throws ApiError, IOException {
    String id = WorkflowRules.checkId(request.parameter("workflowId").orElse(""));
    String name = RegionPaths.region(request).name(WorkflowRules.WORKFLOWS, id);
    Workflow.Builder wanted = Workflow.newBuilder();
    ProtoJson.read(request, wanted, "workflow");
    Workflow workflow = numbered(checked(wanted.setName(name).build()), 1);
    workflow = workflow.toBuilder().setCreateTime(workflow.getUpdateTime()).build();
    if (!state.workflows().putIfAbsent(name, workflow)) {
      throw ApiError.of(
          Code.ALREADY_EXISTS, "Already exists: workflow " + RegionPaths.spelled(request, name));
    }
    keepRevision(workflow);
    return done(request, name, "create", spelled(request, workflow));
  }

  private static Workflow checked(Workflow workflow) throws ApiError {
    WorkflowRules.checkSource(workflow.getSourceContents());
    WorkflowRules.checkVariables(workflow.getUserEnvVarsMap());
    return workflow;
  }

  /** As its revision of that number, active now. */
  private Workflow numbered(Workflow workflow, int number) {
    String random = Ids.uuid().substring(0, 3);
    return workflow.toBuilder()
        .setRevisionId(String.format(Locale.ROOT, "%06d-%s", number, random))
        .setRevisionCreateTime(times.now())
        .setUpdateTime(times.now())
        .setState(Workflow.State.ACTIVE)
        .build();
  }

  private void keepRevision(Workflow workflow) {
    state
        .workflowRevisions()
        .put(
            WorkflowRules.part(workflow.getName(), State.REVISIONS, workflow.getRevisionId()),
            workflow);
  }

  private Workflow current(ApiRequest request) throws ApiError {
    String name = WorkflowRules.name(request);
    return state.workflows().get(name).orElseThrow(() -> missing(request, name));
  }

  private static ApiError missing(ApiRequest request, String name) {
    return ApiError.notFound("Not found: workflow " + RegionPaths.spelled(request, name));
  }

  private static Workflow spelled(ApiRequest request, Workflow workflow) {
    return workflow.toBuilder().setName(RegionPaths.spelled(request, workflow.getName())).build();
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    Workflow current = current(request);
    String revision = request.parameter("revisionId").orElse(current.getRevisionId());
    Workflow asked =
        state
            .workflowRevisions()
            .get(WorkflowRules.part(current.getName(), State.REVISIONS, revision))
            .orElseThrow(() -> missing(request, current.getName() + "@" + revision));
    Workflow answer = revision.equals(current.getRevisionId()) ? current : asked;
    return ProtoJson.response(request, spelled(request, answer));
  }

  private ApiResponse list(ApiRequest request) throws ApiError {
    Paging.Page<Workflow> page =
        Paging.page(
            request, state.workflows().list(RegionPaths.region(request)), Workflow::getName);
    ListWorkflowsResponse.Builder response =
        ListWorkflowsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(workflow -> response.addWorkflows(spelled(request, workflow)));
    return ProtoJson.response(request, response.build());
  }

  /** The newest first. */
  private ApiResponse revisions(ApiRequest request) throws ApiError {
    String name = current(request).getName();
    List<Workflow> all =
        state.workflowRevisions().list(RegionPaths.region(request)).stream()
            .filter(workflow -> workflow.getName().equals(name))
            .sorted(Comparator.comparing(Workflow::getRevisionId).reversed())
            .toList();
    Paging.Page<Workflow> page = Paging.page(request, all, Workflow::getRevisionId);
    ListWorkflowRevisionsResponse.Builder response =
        ListWorkflowRevisionsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(workflow -> response.addWorkflows(spelled(request, workflow)));
    return ProtoJson.response(request, response.build());
  }

  /** Without a mask every field that the body names is meant. */
  private synchronized ApiResponse update(ApiRequest request) throws ApiError, IOException {
    Workflow current = current(request);
    Workflow.Builder body = Workflow.newBuilder();
    ProtoJson.read(request, body, "workflow");
    FieldMask mask =
        request.parameter("updateMask").isPresent()
            ? FieldMaskUtil.fromJsonString(request.parameter("updateMask").get())
            : FieldMask.newBuilder().addAllPaths(named(body.build())).build();
    Workflow.Builder merged = current.toBuilder();
    for (String path : mask.getPathsList()) {
      replace(path, body.build(), merged);
    }
    Workflow workflow = checked(merged.build());
    boolean revised = mask.getPathsList().stream().anyMatch(OF_REVISION::contains);
    int number = Integer.parseInt(current.getRevisionId().substring(0, 6));
    Workflow kept =
        revised
            ? numbered(workflow, number + 1)
            : workflow.toBuilder().setUpdateTime(times.now()).build();
    state.workflows().put(kept.getName(), kept);
    keepRevision(kept);
    return done(request, kept.getName(), "update", spelled(request, kept));
  }

  /** Java's own HTTP client has no PATCH: Google's clients send POST and say so in a header. */
  private ApiResponse overridden(ApiRequest request) throws ApiError, IOException {
    String method = request.header("X-HTTP-Method-Override").orElse("POST");
    if (!method.equals("PATCH")) {
      throw ApiError.notFound("Unsupported by the embedded Dataproc: " + method + " of a workflow");
    }
    return update(request);
  }

  private static Collection<String> named(Workflow body) {
    return body.getAllFields().keySet().stream()
        .map(field -> field.getName())
        .filter(name -> !name.equals("name"))
        .toList();
  }

  private static void replace(String path, Workflow body, Workflow.Builder merged) throws ApiError {
    var field = Workflow.getDescriptor().findFieldByName(path);
    if (field == null) {
      throw ApiError.invalid("Invalid updateMask: unknown field " + path);
    }
    merged.clearField(field);
    if (field.isRepeated() ? body.getRepeatedFieldCount(field) > 0 : body.hasField(field)) {
      merged.setField(field, body.getField(field));
    } else if (!field.isRepeated() && !field.hasPresence()) {
      merged.setField(field, body.getField(field));
    }
  }

  private ApiResponse delete(ApiRequest request) throws ApiError {
    String name = current(request).getName();
    state.workflows().remove(name);
    for (String key : state.workflowRevisions().names()) {
      if (key.startsWith(WorkflowRules.part(name, State.REVISIONS, ""))) {
        state.workflowRevisions().remove(key);
      }
    }
    for (String key : state.executions().names()) {
      if (key.startsWith(WorkflowRules.part(name, State.EXECUTIONS, ""))) {
        state.executions().remove(key);
      }
    }
    return done(request, name, "delete", Empty.getDefaultInstance());
  }

  private ApiResponse done(ApiRequest request, String target, String verb, Message response)
      throws ApiError {
    String name = RegionPaths.region(request).name(State.OPERATIONS, "operation-" + Ids.uuid());
    OperationMetadata metadata =
        OperationMetadata.newBuilder()
            .setCreateTime(times.now())
            .setEndTime(times.now())
            .setTarget(RegionPaths.spelled(request, target))
            .setVerb(verb)
            .setApiVersion("v1")
            .build();
    Operation operation =
        Operation.newBuilder()
            .setName(RegionPaths.spelled(request, name))
            .setMetadata(Any.pack(metadata))
            .setDone(true)
            .setResponse(Any.pack(response))
            .build();
    state.workflowOperations().put(operationKey(name), operation);
    return ProtoJson.response(request, operation);
  }

  private static String operationKey(String name) {
    return name.replaceFirst("/operations/", "/" + State.WORKFLOW_OPERATIONS + "/");
  }

  private ApiResponse operation(ApiRequest request) throws ApiError {
    String id = RegionPaths.checkId("operation-" + request.value("operation"));
    String key = RegionPaths.region(request).name(State.WORKFLOW_OPERATIONS, id);
    return ProtoJson.response(
        request,
        state
            .workflowOperations()
            .get(key)
            .orElseThrow(() -> ApiError.notFound("Not found: operation " + id)));
  }
}
