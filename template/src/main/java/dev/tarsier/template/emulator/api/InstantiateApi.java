package dev.tarsier.template.emulator.api;

import com.google.cloud.dataproc.v1.InstantiateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.ProtoJson;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.run.Operations;
import dev.tarsier.template.emulator.run.WorkflowEngine;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.RequestIds;
import dev.tarsier.template.emulator.state.State;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code workflowTemplates:instantiate} and {@code :instantiateInline}. */
public final class InstantiateApi {
  private static final String PATH = "/" + State.TEMPLATES;

  private final State state;
  private final ServerRules rules;
  private final WorkflowEngine engine;
  private final Operations operations;
  private final RequestIds requestIds;

  public InstantiateApi(
      State state,
      ServerRules rules,
      WorkflowEngine engine,
      Operations operations,
      RequestIds requestIds) {
    this.state = state;
    this.rules = rules;
    this.engine = engine;
    this.operations = operations;
    this.requestIds = requestIds;
  }

  public List<Route> routes() {
    return RegionPaths.all(
        RegionPaths.routes("POST", PATH + "/{id}:instantiate", this::instantiate),
        RegionPaths.routes("POST", PATH + ":instantiateInline", this::inline));
  }

  private ApiResponse instantiate(ApiRequest request) throws ApiError, IOException {
    InstantiateWorkflowTemplateRequest.Builder body =
        InstantiateWorkflowTemplateRequest.newBuilder();
    ProtoJson.read(request, body, "");
    String name = RegionPaths.name(request, State.TEMPLATES);
    Region region = RegionPaths.region(request);
    String operation =
        requestIds.once(region, body.getRequestId(), () -> start(name, region, body));
    return ProtoJson.response(request, operations.get(operation));
  }

  private String start(String name, Region region, InstantiateWorkflowTemplateRequest.Builder body)
      throws ApiError {
    WorkflowTemplate template = TemplatesApi.current(state, name);
    if (body.getVersion() != 0) {
      TemplatesApi.checkVersion(body.getVersion(), template);
    }
    rules.checkRun(template);
    Map<String, String> values = body.getParametersMap();
    String operation = start(region, rules.apply(template, values), values);
    state.versions().put(State.versionName(name, template.getVersion()), template);
    return operation;
  }

  private String start(Region region, WorkflowTemplate applied, Map<String, String> values)
      throws ApiError {
    rules.checkRun(applied);
    return engine.start(region, applied, values);
  }

  /**
   * Create, instantiate and delete in one: no name is left. No parameters can be given; what stands
   * in their places counts.
   */
  private ApiResponse inline(ApiRequest request) throws ApiError, IOException {
    WorkflowTemplate.Builder body = WorkflowTemplate.newBuilder();
    ProtoJson.read(request, body, "template");
    WorkflowTemplate template = body.clearName().clearId().clearVersion().build();
    Region region = RegionPaths.region(request);
    String requestId = request.parameter("requestId").orElse("");
    String operation = requestIds.once(region, requestId, () -> start(region, template, Map.of()));
    return ProtoJson.response(request, operations.get(operation));
  }
}
