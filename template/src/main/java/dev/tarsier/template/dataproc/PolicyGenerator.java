package dev.tarsier.template.dataproc;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.BasicAutoscalingAlgorithm;
import com.google.cloud.dataproc.v1.BasicYarnAutoscalingConfig;
import com.google.cloud.dataproc.v1.InstanceGroupAutoscalingPolicyConfig;
import com.google.protobuf.Duration;
import dev.tarsier.template.plan.ClusterShape;

/** The autoscaling policy of a cluster that lives for one batch. */
final class PolicyGenerator {
  /** The shortest that Dataproc takes: 2m to 1d. */
  private static final int COOLDOWN_SECONDS = 120;

  private PolicyGenerator() {}

  /** Primaries fixed, secondaries from none to their maximum. */
  static AutoscalingPolicy policy(ClusterShape shape, Names names) {
    return AutoscalingPolicy.newBuilder()
        .setId(names.id())
        .putAllLabels(names.labels())
        .setWorkerConfig(
            InstanceGroupAutoscalingPolicyConfig.newBuilder()
                .setMinInstances(shape.workers())
                .setMaxInstances(shape.workers()))
        .setSecondaryWorkerConfig(
            InstanceGroupAutoscalingPolicyConfig.newBuilder().setMaxInstances(shape.secondaries()))
        .setBasicAlgorithm(
            BasicAutoscalingAlgorithm.newBuilder()
                .setCooldownPeriod(Duration.newBuilder().setSeconds(COOLDOWN_SECONDS))
                .setYarnConfig(
                    BasicYarnAutoscalingConfig.newBuilder()
                        .setGracefulDecommissionTimeout(Duration.getDefaultInstance())
                        .setScaleUpFactor(1.0)
                        .setScaleDownFactor(0.0)))
        .build();
  }
}
