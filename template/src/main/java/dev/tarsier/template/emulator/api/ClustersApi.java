package dev.tarsier.template.emulator.api;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.ListClustersResponse;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.ProtoJson;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.run.Clusters;
import dev.tarsier.template.emulator.run.Jobs;
import dev.tarsier.template.emulator.run.Operations;
import dev.tarsier.template.emulator.state.ListFilter;
import dev.tarsier.template.emulator.state.Paging;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.RequestIds;
import dev.tarsier.template.emulator.state.State;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code clusters}: create, get, list, delete. */
public final class ClustersApi {
  private static final String PATH = "/" + State.CLUSTERS;
  private static final Set<String> FIELDS = Set.of("status.state", "clusterName");

  private final Clusters clusters;
  private final Jobs jobs;
  private final Operations operations;
  private final RequestIds requestIds;

  public ClustersApi(Clusters clusters, Jobs jobs, Operations operations, RequestIds requestIds) {
    this.clusters = clusters;
    this.jobs = jobs;
    this.operations = operations;
    this.requestIds = requestIds;
  }

  public List<Route> routes() {
    return RegionPaths.all(
        RegionPaths.routes("POST", PATH, this::create),
        RegionPaths.routes("GET", PATH, this::list),
        RegionPaths.routes("GET", PATH + "/{id}", this::get),
        RegionPaths.routes("DELETE", PATH + "/{id}", this::delete));
  }

  private ApiResponse create(ApiRequest request) throws ApiError, IOException {
    Cluster.Builder wanted = Cluster.newBuilder();
    ProtoJson.read(request, wanted, "cluster");
    Region region = RegionPaths.region(request);
    String requestId = request.parameter("requestId").orElse("");
    String operation = requestIds.once(region, requestId, () -> create(region, wanted.build()));
    return ProtoJson.response(request, operations.get(operation));
  }

  private String create(Region region, Cluster wanted) throws ApiError {
    Clusters.Change change = clusters.beginCreate(region, wanted);
    clusters.finishCreate(change);
    return change.operation();
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    return ProtoJson.response(request, clusters.get(RegionPaths.name(request, State.CLUSTERS)));
  }

  private ApiResponse list(ApiRequest request) throws ApiError {
    ListFilter filter = ListFilter.parse(request.parameter("filter").orElse(""), FIELDS);
    List<Cluster> matching =
        clusters.list(RegionPaths.region(request)).stream()
            .filter(cluster -> filter.matches(fields(cluster)))
            .toList();
    Paging.Page<Cluster> page = Paging.page(request, matching, Cluster::getClusterName);
    return ProtoJson.response(
        request,
        ListClustersResponse.newBuilder()
            .addAllClusters(page.items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  /** ACTIVE and INACTIVE group the states (ListClustersRequest.filter of the proto). */
  private static Map<String, Set<String>> fields(Cluster cluster) {
    Map<String, Set<String>> fields = new TreeMap<>();
    fields.put("clusterName", Set.of(cluster.getClusterName()));
    String group =
        switch (cluster.getStatus().getState()) {
          case CREATING, UPDATING, RUNNING -> "ACTIVE";
          default -> "INACTIVE";
        };
    fields.put("status.state", Set.of(cluster.getStatus().getState().name(), group));
    cluster.getLabelsMap().forEach((key, value) -> fields.put("labels." + key, Set.of(value)));
    return fields;
  }

  /** What runs on the cluster ends with it. */
  private ApiResponse delete(ApiRequest request) throws ApiError {
    String name = RegionPaths.name(request, State.CLUSTERS);
    Clusters.Change change = clusters.beginDelete(name);
    for (Job job : jobs.list(RegionPaths.region(request))) {
      if (job.getPlacement().getClusterName().equals(Region.id(name)) && !Jobs.hasEnded(job)) {
        jobs.cancel(RegionPaths.region(request).name(State.JOBS, job.getReference().getJobId()));
      }
    }
    clusters.finishDelete(change);
    return ProtoJson.response(request, operations.get(change.operation()));
  }
}
