package dev.tarsier.template.emulator.api;

import com.google.longrunning.ListOperationsResponse;
import com.google.longrunning.Operation;
import com.google.protobuf.Empty;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.ProtoJson;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.run.Operations;
import dev.tarsier.template.emulator.state.ListFilter;
import dev.tarsier.template.emulator.state.Paging;
import dev.tarsier.template.emulator.state.State;
import java.util.Comparator;
import java.util.List;

/** {@code operations}: get, list, cancel, delete. */
public final class OperationsApi {
  private static final String PATH = "/" + State.OPERATIONS;

  private final Operations operations;
  private final OperationFields fields;

  public OperationsApi(Operations operations, State state) {
    this.operations = operations;
    this.fields = new OperationFields(state.templates());
  }

  public List<Route> routes() {
    return RegionPaths.all(
        RegionPaths.routes("GET", PATH, this::list),
        RegionPaths.routes("GET", PATH + "/{id}", this::get),
        RegionPaths.routes("POST", PATH + "/{id}:cancel", this::cancel),
        RegionPaths.routes("DELETE", PATH + "/{id}", this::delete));
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    return ProtoJson.response(request, operations.get(RegionPaths.name(request, State.OPERATIONS)));
  }

  /** The newest first. */
  private ApiResponse list(ApiRequest request) throws ApiError {
    ListFilter filter = OperationFields.filter(request.parameter("filter").orElse(""));
    List<Operation> matching =
        operations.list(RegionPaths.region(request)).stream()
            .filter(operation -> filter.matches(fields.of(operation)))
            .sorted(Comparator.comparing(OperationFields::started).reversed())
            .toList();
    Paging.Page<Operation> page = Paging.page(request, matching, Operation::getName);
    return ProtoJson.response(
        request,
        ListOperationsResponse.newBuilder()
            .addAllOperations(page.items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  private ApiResponse cancel(ApiRequest request) throws ApiError {
    operations.cancel(RegionPaths.name(request, State.OPERATIONS));
    return ProtoJson.response(request, Empty.getDefaultInstance());
  }

  private ApiResponse delete(ApiRequest request) throws ApiError {
    operations.delete(RegionPaths.name(request, State.OPERATIONS));
    return ProtoJson.response(request, Empty.getDefaultInstance());
  }
}
