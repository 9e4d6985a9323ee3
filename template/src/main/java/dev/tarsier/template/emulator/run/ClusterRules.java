package dev.tarsier.template.emulator.run;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.Cluster;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.Shelf;
import dev.tarsier.template.emulator.state.State;
import java.util.Optional;
import java.util.regex.Pattern;

/** What keeps a cluster from being created here as it would there. */
final class ClusterRules {
  /** Cluster.cluster_name (proto, 2026-10): 51 characters, of which the first is a letter. */
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,49}[a-z0-9])?");

  /** Bucket names, loosely (https://cloud.google.com/storage/docs/buckets, 2026-11). */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  private final Shelf<AutoscalingPolicy> policies;

  ClusterRules(Shelf<AutoscalingPolicy> policies) {
    this.policies = policies;
  }

  static void checkName(String name) throws ApiError {
    if (!NAME.matcher(name).matches()) {
      throw ApiError.invalid(
          "Invalid clusterName: "
              + name
              + " (must be 1 to 51 lower-case letters, digits and hyphens, a letter first, no"
              + " hyphen last)");
    }
  }

  /** Driver output goes to a folder of this name: none may lead out of those of the buckets. */
  static void checkBucket(String name) throws ApiError {
    if (!name.isEmpty() && !BUCKET.matcher(name).matches()) {
      throw ApiError.invalid(
          "Invalid config.configBucket: " + name + " (must be the name of a bucket)");
    }
  }

  /** A policy must be there before its cluster, and the cluster must fit its bounds. */
  Optional<Status> refusal(Region region, Cluster cluster) {
    String uri = cluster.getConfig().getAutoscalingConfig().getPolicyUri();
    if (uri.isEmpty()) {
      return Optional.empty();
    }
    Optional<AutoscalingPolicy> policy = policies.get(region.name(State.POLICIES, Region.id(uri)));
    boolean here = policy.isPresent() && isIn(region, uri);
    return here ? bounds(cluster, policy.get()) : Optional.of(missing(uri));
  }

  /** Full names of both spellings; a policy of another region does not serve. */
  private static boolean isIn(Region region, String uri) {
    String tail = "/" + State.POLICIES + "/" + Region.id(uri);
    String place = "projects/" + region.project();
    return uri.endsWith(place + "/regions/" + region.region() + tail)
        || uri.endsWith(place + "/locations/" + region.region() + tail);
  }

  private static Status missing(String uri) {
    return status(
        Code.NOT_FOUND,
        "Cannot create cluster: autoscaling policy not found: "
            + uri
            + " (import it into the same project and region first)");
  }

  private static Optional<Status> bounds(Cluster cluster, AutoscalingPolicy policy) {
    int workers = cluster.getConfig().getWorkerConfig().getNumInstances();
    int least = policy.getWorkerConfig().getMinInstances();
    int most = policy.getWorkerConfig().getMaxInstances();
    if (workers == 0 || (workers >= least && workers <= most)) {
      return Optional.empty();
    }
    return Optional.of(
        status(
            Code.INVALID_ARGUMENT,
            "Cannot create cluster: workerConfig.numInstances: "
                + workers
                + " (policy "
                + policy.getId()
                + " allows "
                + least
                + " to "
                + most
                + ")"));
  }

  private static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
  }
}
