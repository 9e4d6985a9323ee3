package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ClusterOperationMetadata;
import com.google.cloud.dataproc.v1.ClusterOperationStatus;
import com.google.cloud.dataproc.v1.ClusterStatus;
import com.google.protobuf.Empty;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.Shelf;
import dev.tarsier.template.emulator.state.State;
import dev.tarsier.template.emulator.state.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clusters in name only: they pass through the states of real ones, without machines and without
 * waiting. Each change is first begun, as an operation, and then finished, on whatever thread.
 */
public final class Clusters {
  /** Stands for the bucket that the service makes for clusters that name none. */
  static final String DEFAULT_BUCKET = "tarsier-local-staging";

  /** A change under way: its operation and its cluster, by name. */
  public record Change(String operation, String cluster) {}

  private final Shelf<Cluster> shelf;
  private final ClusterRules rules;
  private final Operations operations;
  private final Times times;

  public Clusters(State state, Operations operations, Times times) {
    this.shelf = state.clusters();
    this.rules = new ClusterRules(state.policies());
    this.operations = operations;
    this.times = times;
  }

  public Cluster get(String name) throws ApiError {
    return shelf.get(name).orElseThrow(() -> ApiError.notFound("Not found: Cluster " + name));
  }

  public List<Cluster> list(Region region) {
    return shelf.list(region);
  }

  /** The first that runs and has all these labels. */
  Optional<Cluster> find(Region region, Map<String, String> labels) {
    return shelf.list(region).stream()
        .filter(cluster -> cluster.getStatus().getState() == ClusterStatus.State.RUNNING)
        .filter(cluster -> cluster.getLabelsMap().entrySet().containsAll(labels.entrySet()))
        .findFirst();
  }

  /** The cluster is there, CREATING; throws when a name in it is taken or is none. */
  public Change beginCreate(Region region, Cluster wanted) throws ApiError {
    ClusterRules.checkName(wanted.getClusterName());
    ClusterRules.checkBucket(wanted.getConfig().getConfigBucket());
    String name = region.name(State.CLUSTERS, wanted.getClusterName());
    Cluster cluster = created(region, wanted);
    if (!shelf.putIfAbsent(name, cluster)) {
      throw ApiError.of(Code.ALREADY_EXISTS, "Already exists: Cluster " + name);
    }
    ClusterOperationMetadata metadata = metadata(cluster, "CREATE", "Create cluster");
    return new Change(operations.begin(region, metadata), name);
  }

  private Cluster created(Region region, Cluster wanted) {
    String uuid = Ids.uuid();
    Cluster.Builder cluster =
        wanted.toBuilder()
            .setProjectId(region.project())
            .setClusterUuid(uuid)
            .putLabels("goog-dataproc-cluster-name", wanted.getClusterName())
            .putLabels("goog-dataproc-cluster-uuid", uuid)
            .putLabels("goog-dataproc-location", region.region())
            .setStatus(status(ClusterStatus.State.CREATING, ""));
    if (cluster.getConfig().getConfigBucket().isEmpty()) {
      cluster.getConfigBuilder().setConfigBucket(DEFAULT_BUCKET);
    }
    return cluster.build();
  }

  /** RUNNING, or ERROR with the reason that is returned. */
  public Optional<Status> finishCreate(Change change) throws ApiError {
    Cluster cluster = get(change.cluster());
    ClusterOperationMetadata running = metadata(cluster, "CREATE", "Create cluster");
    operations.metadata(change.operation(), running);
    Optional<Status> refusal = rules.refusal(Region.of(change.cluster()), cluster);
    if (refusal.isPresent()) {
      move(change.cluster(), ClusterStatus.State.ERROR, refusal.get().getMessage());
      operations.fail(change.operation(), done(running), refusal.get());
    } else {
      move(change.cluster(), ClusterStatus.State.RUNNING, "");
      operations.succeed(change.operation(), done(running), get(change.cluster()));
    }
    return refusal;
  }

  /** The cluster is DELETING. */
  public Change beginDelete(String name) throws ApiError {
    ClusterOperationMetadata metadata = metadata(get(name), "DELETE", "Delete cluster");
    move(name, ClusterStatus.State.DELETING, "");
    return new Change(operations.begin(Region.of(name), metadata), name);
  }

  /** The cluster is gone. */
  public void finishDelete(Change change) throws ApiError {
    ClusterOperationMetadata running = metadata(get(change.cluster()), "DELETE", "Delete cluster");
    shelf.remove(change.cluster());
    operations.succeed(change.operation(), done(running), Empty.getDefaultInstance());
  }

  private void move(String name, ClusterStatus.State state, String detail) {
    shelf.update(
        name,
        cluster ->
            cluster.toBuilder()
                .addStatusHistory(cluster.getStatus())
                .setStatus(status(state, detail))
                .build());
  }

  private ClusterStatus status(ClusterStatus.State state, String detail) {
    return ClusterStatus.newBuilder()
        .setState(state)
        .setDetail(detail)
        .setStateStartTime(times.now())
        .build();
  }

  private ClusterOperationMetadata metadata(Cluster cluster, String type, String description) {
    return ClusterOperationMetadata.newBuilder()
        .setClusterName(cluster.getClusterName())
        .setClusterUuid(cluster.getClusterUuid())
        .setOperationType(type)
        .setDescription(description)
        .putAllLabels(cluster.getLabelsMap())
        .setStatus(operationStatus(ClusterOperationStatus.State.RUNNING))
        .build();
  }

  private ClusterOperationMetadata done(ClusterOperationMetadata running) {
    return running.toBuilder()
        .addStatusHistory(running.getStatus())
        .setStatus(operationStatus(ClusterOperationStatus.State.DONE))
        .build();
  }

  private ClusterOperationStatus operationStatus(ClusterOperationStatus.State state) {
    return ClusterOperationStatus.newBuilder()
        .setState(state)
        .setInnerState(state.name())
        .setStateStartTime(times.now())
        .build();
  }
}
