package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ClusterOperation;
import com.google.cloud.dataproc.v1.ManagedCluster;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.Ids;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.State;
import java.util.Map;
import java.util.Optional;

/** The cluster of one workflow: made for it and deleted after it, or found by its labels. */
final class WorkflowCluster {
  private final Clusters clusters;
  private final Region region;
  private final WorkflowMetadata.Builder metadata;
  private final Runnable publish;

  /**
   * A cluster to come.
   *
   * @param metadata told of creation and deletion
   * @param publish called after each change of it
   */
  WorkflowCluster(
      Clusters clusters, Region region, WorkflowMetadata.Builder metadata, Runnable publish) {
    this.clusters = clusters;
    this.region = region;
    this.metadata = metadata;
    this.publish = publish;
  }

  /** The cluster, RUNNING; throws with what kept it from that. */
  Cluster open(WorkflowTemplate template, Map<String, String> labels) throws ApiError {
    return template.getPlacement().hasManagedCluster()
        ? create(template.getPlacement().getManagedCluster(), labels)
        : find(template.getPlacement().getClusterSelector().getClusterLabelsMap());
  }

  private Cluster find(Map<String, String> selector) throws ApiError {
    Cluster cluster =
        clusters
            .find(region, selector)
            .orElseThrow(
                () ->
                    ApiError.notFound(
                        "Cannot find a running cluster with labels: "
                            + selector
                            + " (create one in "
                            + region.region()
                            + ")"));
    metadata.setClusterName(cluster.getClusterName()).setClusterUuid(cluster.getClusterUuid());
    publish.run();
    return cluster;
  }

  private Cluster create(ManagedCluster managed, Map<String, String> labels) throws ApiError {
    Cluster wanted =
        Cluster.newBuilder()
            .setClusterName(managed.getClusterName() + "-" + Ids.suffix())
            .setConfig(managed.getConfig())
            .putAllLabels(labels)
            .putAllLabels(managed.getLabelsMap())
            .build();
    Clusters.Change change = clusters.beginCreate(region, wanted);
    metadata
        .setClusterName(wanted.getClusterName())
        .setClusterUuid(clusters.get(change.cluster()).getClusterUuid())
        .setCreateCluster(ClusterOperation.newBuilder().setOperationId(change.operation()));
    publish.run();
    Optional<Status> refusal = clusters.finishCreate(change);
    metadata.getCreateClusterBuilder().setDone(true);
    refusal.ifPresent(status -> metadata.getCreateClusterBuilder().setError(status.getMessage()));
    publish.run();
    if (refusal.isPresent()) {
      throw ApiError.of(Code.forNumber(refusal.get().getCode()), refusal.get().getMessage());
    }
    return clusters.get(change.cluster());
  }

  /** Deletes the cluster when it was made here; one that is gone already is well. */
  void close() {
    if (!metadata.hasCreateCluster()) {
      return;
    }
    String name = region.name(State.CLUSTERS, metadata.getClusterName());
    try {
      Clusters.Change change = clusters.beginDelete(name);
      metadata.setDeleteCluster(ClusterOperation.newBuilder().setOperationId(change.operation()));
      publish.run();
      clusters.finishDelete(change);
      metadata.getDeleteClusterBuilder().setDone(true);
      publish.run();
    } catch (ApiError e) {
      metadata.getDeleteClusterBuilder().setDone(true);
    }
  }
}
