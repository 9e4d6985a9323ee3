package dev.tarsier.template.emulator.api;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.JobStatus;
import com.google.cloud.dataproc.v1.ListJobsRequest.JobStateMatcher;
import com.google.cloud.dataproc.v1.ListJobsResponse;
import com.google.cloud.dataproc.v1.SubmitJobRequest;
import com.google.protobuf.Empty;
import com.google.protobuf.Timestamp;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.http.ApiRequest;
import dev.tarsier.template.emulator.http.ApiResponse;
import dev.tarsier.template.emulator.http.ProtoJson;
import dev.tarsier.template.emulator.http.Route;
import dev.tarsier.template.emulator.run.Clusters;
import dev.tarsier.template.emulator.run.Jobs;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.ListFilter;
import dev.tarsier.template.emulator.state.Paging;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.RequestIds;
import dev.tarsier.template.emulator.state.State;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code jobs}: submit, get, list, cancel, delete. */
public final class JobsApi {
  private static final String PATH = "/" + State.JOBS;
  private static final Set<String> FIELDS =
      Set.of("status.state", "clusterName", "placement.clusterName");

  private final Jobs jobs;
  private final Clusters clusters;
  private final RequestIds requestIds;

  public JobsApi(Jobs jobs, Clusters clusters, RequestIds requestIds) {
    this.jobs = jobs;
    this.clusters = clusters;
    this.requestIds = requestIds;
  }

  public List<Route> routes() {
    return RegionPaths.all(
        RegionPaths.routes("POST", PATH + ":submit", this::submit),
        RegionPaths.routes("GET", PATH, this::list),
        RegionPaths.routes("GET", PATH + "/{id}", this::get),
        RegionPaths.routes("POST", PATH + "/{id}:cancel", this::cancel),
        RegionPaths.routes("DELETE", PATH + "/{id}", this::delete));
  }

  private ApiResponse submit(ApiRequest request) throws ApiError, IOException {
    SubmitJobRequest.Builder body = SubmitJobRequest.newBuilder();
    ProtoJson.read(request, body, "");
    Region region = RegionPaths.region(request);
    String name = requestIds.once(region, body.getRequestId(), () -> submit(region, body.getJob()));
    return ProtoJson.response(request, jobs.get(name));
  }

  private String submit(Region region, Job wanted) throws ApiError {
    String given = wanted.getReference().getJobId();
    String id = RegionPaths.checkId(given.isEmpty() ? Ids.uuid() : given);
    String clusterName = RegionPaths.checkId(wanted.getPlacement().getClusterName());
    Cluster cluster = clusters.get(region.name(State.CLUSTERS, clusterName));
    Job.Builder job = wanted.toBuilder();
    job.getReferenceBuilder().setJobId(id);
    jobs.submit(region, job.build(), cluster, ended -> {});
    return region.name(State.JOBS, id);
  }

  private ApiResponse get(ApiRequest request) throws ApiError {
    return ProtoJson.response(request, jobs.get(RegionPaths.name(request, State.JOBS)));
  }

  /** The newest first. */
  private ApiResponse list(ApiRequest request) throws ApiError {
    ListFilter filter = ListFilter.parse(request.parameter("filter").orElse(""), FIELDS);
    JobStateMatcher matcher = matcher(request.parameter("jobStateMatcher").orElse("ALL"));
    String cluster = request.parameter("clusterName").orElse("");
    List<Job> matching =
        jobs.list(RegionPaths.region(request)).stream()
            .filter(job -> cluster.isEmpty() || job.getPlacement().getClusterName().equals(cluster))
            .filter(job -> matches(matcher, job))
            .filter(job -> filter.matches(fields(job)))
            .sorted(Comparator.comparing(JobsApi::submitted).reversed())
            .toList();
    Paging.Page<Job> page = Paging.page(request, matching, job -> job.getReference().getJobId());
    return ProtoJson.response(
        request,
        ListJobsResponse.newBuilder()
            .addAllJobs(page.items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  /** By name from gcloud, by number from Google's Java client. */
  private static JobStateMatcher matcher(String text) throws ApiError {
    for (JobStateMatcher matcher : JobStateMatcher.values()) {
      boolean known = matcher != JobStateMatcher.UNRECOGNIZED;
      if (known
          && (matcher.name().equals(text) || Integer.toString(matcher.getNumber()).equals(text))) {
        return matcher;
      }
    }
    throw ApiError.invalid("Invalid jobStateMatcher: " + text + " (ALL, ACTIVE or NON_ACTIVE)");
  }

  private static boolean matches(JobStateMatcher matcher, Job job) {
    return matcher == JobStateMatcher.ALL
        || Jobs.hasEnded(job) == (matcher == JobStateMatcher.NON_ACTIVE);
  }

  private static Map<String, Set<String>> fields(Job job) {
    Map<String, Set<String>> fields = new TreeMap<>();
    String group = Jobs.hasEnded(job) ? "INACTIVE" : "ACTIVE";
    fields.put("status.state", Set.of(job.getStatus().getState().name(), group));
    fields.put("clusterName", Set.of(job.getPlacement().getClusterName()));
    fields.put("placement.clusterName", Set.of(job.getPlacement().getClusterName()));
    job.getLabelsMap().forEach((key, value) -> fields.put("labels." + key, Set.of(value)));
    return fields;
  }

  private static Instant submitted(Job job) {
    JobStatus first = job.getStatusHistoryCount() == 0 ? job.getStatus() : job.getStatusHistory(0);
    Timestamp time = first.getStateStartTime();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private ApiResponse cancel(ApiRequest request) throws ApiError {
    return ProtoJson.response(request, jobs.cancel(RegionPaths.name(request, State.JOBS)));
  }

  private ApiResponse delete(ApiRequest request) throws ApiError {
    jobs.delete(RegionPaths.name(request, State.JOBS));
    return ProtoJson.response(request, Empty.getDefaultInstance());
  }
}
