package dev.tarsier.template.emulator.api;

import com.google.cloud.dataproc.v1.ListWorkflowTemplatesResponse;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Empty;
import com.google.rpc.Code;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.ProtoJson;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.state.Paging;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code workflowTemplates}: create, get, list, update, delete. */
public final class TemplatesApi {
  private static final String PATH = "/" + State.TEMPLATES;

  private final State state;
  private final ServerRules rules;
  private final Times times;

  public TemplatesApi(State state, ServerRules rules, Times times) {
    this.state = state;
    this.rules = rules;
    this.times = times;
  }

  public List<Route> routes() {
    return RegionPaths.all(
        RegionPaths.routes("POST", PATH, this::create),
        RegionPaths.routes("GET", PATH, this::list),
        RegionPaths.routes("GET", PATH + "/{id}", this::get),
        RegionPaths.routes("PUT", PATH + "/{id}", this::update),
        RegionPaths.routes("DELETE", PATH + "/{id}", this::delete));
  }

  private ApiResponse create(ApiRequest request) throws ApiError, IOException {
    WorkflowTemplate wanted = read(request);
    String id = RegionPaths.checkId(wanted.getId());
    String name = RegionPaths.region(request).name(State.TEMPLATES, id);
    WorkflowTemplate template =
        wanted.toBuilder()
            .setName(name)
            .setVersion(1)
            .setCreateTime(times.now())
            .setUpdateTime(times.now())
            .build();
    if (!state.templates().putIfAbsent(name, template)) {
      throw ApiError.of(Code.ALREADY_EXISTS, "Already exists: Workflow template " + name);
    }
    return answer(request, template);
  }

  private WorkflowTemplate read(ApiRequest request) throws ApiError, IOException {
    WorkflowTemplate.Builder template = WorkflowTemplate.newBuilder();
    ProtoJson.read(request, template, "template");
    rules.checkKept(template.build());
    return template.build();
  }

  private static ApiResponse answer(ApiRequest request, WorkflowTemplate template) {
    return ProtoJson.response(request, spelled(request, template));
  }

  private static WorkflowTemplate spelled(ApiRequest request, WorkflowTemplate template) {
    return template.toBuilder().setName(RegionPaths.spelled(request, template.getName())).build();
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    String name = RegionPaths.name(request, State.TEMPLATES);
    long version = request.number("version", 0);
    WorkflowTemplate current = current(state, name);
    if (version == 0 || version == current.getVersion()) {
      return answer(request, current);
    }
    Optional<WorkflowTemplate> earlier =
        state.versions().get(State.versionName(name, (int) version));
    if (earlier.isEmpty()) {
      throw ApiError.notFound(
          "Not found: version "
              + version
              + " of Workflow template "
              + name
              + " (only versions that were instantiated are kept)");
    }
    return answer(request, earlier.get());
  }

  static WorkflowTemplate current(State state, String name) throws ApiError {
    return state
        .templates()
        .get(name)
        .orElseThrow(() -> ApiError.notFound("Not found: Workflow template " + name));
  }

  private ApiResponse list(ApiRequest request) throws ApiError {
    Region region = RegionPaths.region(request);
    Paging.Page<WorkflowTemplate> page =
        Paging.page(request, state.templates().list(region), WorkflowTemplate::getName);
    ListWorkflowTemplatesResponse.Builder response =
        ListWorkflowTemplatesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(template -> response.addTemplates(spelled(request, template)));
    return ProtoJson.response(request, response.build());
  }

  private ApiResponse update(ApiRequest request) throws ApiError, IOException {
    String name = RegionPaths.name(request, State.TEMPLATES);
    WorkflowTemplate wanted = read(request);
    synchronized (state.templates()) {
      WorkflowTemplate current = current(state, name);
      checkVersion(wanted.getVersion(), current);
      WorkflowTemplate template =
          wanted.toBuilder()
              .setName(name)
              .setId(current.getId())
              .setVersion(current.getVersion() + 1)
              .setCreateTime(current.getCreateTime())
              .setUpdateTime(times.now())
              .build();
      state.templates().put(name, template);
      return answer(request, template);
    }
  }

  /** The optimistic lock: who changes a template must have seen it as it is. */
  static void checkVersion(long version, WorkflowTemplate current) throws ApiError {
    if (version != current.getVersion()) {
      throw ApiError.of(
          Code.ABORTED,
          "Cannot use version "
              + version
              + " of Workflow template "
              + current.getName()
              + ": its current version is "
              + current.getVersion()
              + " (get it again and repeat the change)");
    }
  }

  private ApiResponse delete(ApiRequest request) throws ApiError {
    String name = RegionPaths.name(request, State.TEMPLATES);
    synchronized (state.templates()) {
      WorkflowTemplate current = current(state, name);
      long version = request.number("version", 0);
      checkVersion(version == 0 ? current.getVersion() : version, current);
      state.templates().remove(name);
    }
    return ProtoJson.response(request, Empty.getDefaultInstance());
  }
}
