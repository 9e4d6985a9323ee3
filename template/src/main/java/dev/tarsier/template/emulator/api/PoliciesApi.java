package dev.tarsier.template.emulator.api;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ListAutoscalingPoliciesResponse;
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
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code autoscalingPolicies}: create, get, list, update, delete. */
public final class PoliciesApi {
  private static final String PATH = "/" + State.POLICIES;

  private final State state;
  private final ServerRules rules;

  public PoliciesApi(State state, ServerRules rules) {
    this.state = state;
    this.rules = rules;
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
    AutoscalingPolicy wanted = read(request);
    String id = RegionPaths.checkId(wanted.getId());
    String name = RegionPaths.region(request).name(State.POLICIES, id);
    AutoscalingPolicy policy = wanted.toBuilder().setName(name).build();
    if (!state.policies().putIfAbsent(name, policy)) {
      throw ApiError.of(Code.ALREADY_EXISTS, "Already exists: Autoscaling policy " + name);
    }
    return answer(request, policy);
  }

  private AutoscalingPolicy read(ApiRequest request) throws ApiError, IOException {
    AutoscalingPolicy.Builder policy = AutoscalingPolicy.newBuilder();
    ProtoJson.read(request, policy, "policy");
    rules.check(policy.build());
    return policy.build();
  }

  private static ApiResponse answer(ApiRequest request, AutoscalingPolicy policy) {
    return ProtoJson.response(request, spelled(request, policy));
  }

  private static AutoscalingPolicy spelled(ApiRequest request, AutoscalingPolicy policy) {
    return policy.toBuilder().setName(RegionPaths.spelled(request, policy.getName())).build();
  }

  private AutoscalingPolicy current(String name) throws ApiError {
    return state
        .policies()
        .get(name)
        .orElseThrow(() -> ApiError.notFound("Not found: Autoscaling policy " + name));
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    return answer(request, current(RegionPaths.name(request, State.POLICIES)));
  }

  private ApiResponse list(ApiRequest request) throws ApiError {
    Region region = RegionPaths.region(request);
    Paging.Page<AutoscalingPolicy> page =
        Paging.page(request, state.policies().list(region), AutoscalingPolicy::getName);
    ListAutoscalingPoliciesResponse.Builder response =
        ListAutoscalingPoliciesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(policy -> response.addPolicies(spelled(request, policy)));
    return ProtoJson.response(request, response.build());
  }

  /** There is no version here: the last writer wins, as on the service. */
  private ApiResponse update(ApiRequest request) throws ApiError, IOException {
    String name = RegionPaths.name(request, State.POLICIES);
    AutoscalingPolicy current = current(name);
    AutoscalingPolicy policy =
        read(request).toBuilder().setName(name).setId(current.getId()).build();
    state.policies().put(name, policy);
    return answer(request, policy);
  }

  private ApiResponse delete(ApiRequest request) throws ApiError {
    String name = RegionPaths.name(request, State.POLICIES);
    current(name);
    Optional<Cluster> user =
        state.clusters().list(RegionPaths.region(request)).stream()
            .filter(cluster -> uses(cluster, name))
            .findFirst();
    if (user.isPresent()) {
      throw ApiError.of(
          Code.FAILED_PRECONDITION,
          "Cannot delete Autoscaling policy "
              + name
              + ": cluster "
              + user.get().getClusterName()
              + " uses it (delete the cluster first)");
    }
    state.policies().remove(name);
    return ProtoJson.response(request, Empty.getDefaultInstance());
  }

  private static boolean uses(Cluster cluster, String name) {
    String uri = cluster.getConfig().getAutoscalingConfig().getPolicyUri();
    return uri.replaceFirst("/locations/", "/regions/").endsWith(name);
  }
}
