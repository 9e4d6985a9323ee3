package dev.tarsier.template.dataproc.terraform;

import com.google.cloud.dataproc.v1.ClusterConfig;
import com.google.cloud.dataproc.v1.OrderedJob;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code google_dataproc_workflow_template} has arguments for, by messages of the API:
 * providers 6.50 to 7.45 (schemas read on 2026-11). terraform/templates.tf has the same lists.
 */
public final class TerraformFields {
  private static final Map<String, Set<String>> KNOWN =
      Map.ofEntries(
          Map.entry(
              "ClusterConfig",
              Set.of(
                  "autoscalingConfig",
                  "configBucket",
                  "encryptionConfig",
                  "endpointConfig",
                  "gceClusterConfig",
                  "initializationActions",
                  "masterConfig",
                  "secondaryWorkerConfig",
                  "softwareConfig",
                  "tempBucket",
                  "workerConfig")),
          Map.entry("EncryptionConfig", Set.of("gcePdKmsKeyName")),
          Map.entry(
              "GceClusterConfig",
              Set.of(
                  "internalIpOnly",
                  "metadata",
                  "networkUri",
                  "serviceAccount",
                  "serviceAccountScopes",
                  "shieldedInstanceConfig",
                  "subnetworkUri",
                  "tags",
                  "zoneUri")),
          Map.entry(
              "InstanceGroupConfig",
              Set.of(
                  "accelerators",
                  "diskConfig",
                  "imageUri",
                  "machineTypeUri",
                  "minCpuPlatform",
                  "numInstances",
                  "preemptibility")),
          Map.entry("DiskConfig", Set.of("bootDiskSizeGb", "bootDiskType", "numLocalSsds")),
          Map.entry("SoftwareConfig", Set.of("imageVersion", "optionalComponents", "properties")),
          Map.entry(
              "OrderedJob",
              Set.of("labels", "prerequisiteStepIds", "scheduling", "sparkJob", "stepId")),
          Map.entry(
              "SparkJob",
              Set.of(
                  "archiveUris",
                  "args",
                  "fileUris",
                  "jarFileUris",
                  "loggingConfig",
                  "mainClass",
                  "mainJarFileUri",
                  "properties")));

  private TerraformFields() {}

  /** Paths of the fields that would be lost, as in {@code jobs[0].trinoJob}. */
  public static List<String> inexpressible(WorkflowTemplate template) {
    List<String> paths = new ArrayList<>();
    if (template.getPlacement().hasManagedCluster()) {
      ClusterConfig config = template.getPlacement().getManagedCluster().getConfig();
      find(config, "placement.managedCluster.config", paths);
    }
    int index = 0;
    for (OrderedJob job : template.getJobsList()) {
      find(job, "jobs[" + index++ + "]", paths);
    }
    return List.copyOf(paths);
  }

  private static void find(Message message, String path, List<String> paths) {
    Set<String> known = KNOWN.get(message.getDescriptorForType().getName());
    if (known == null) {
      return;
    }
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      String name = field.getKey().getJsonName();
      String below = path + "." + name;
      if (!known.contains(name)) {
        paths.add(below);
      } else if (field.getValue() instanceof Message inner) {
        find(inner, below, paths);
      }
    }
  }

  /**
   * The template without the one such field that is ever generated: {@code encryptionConfig.kmsKey}
   * of the cluster. Disks stay under the key, and so do the jobs' arguments in the template.
   */
  public static WorkflowTemplate expressible(WorkflowTemplate template) {
    WorkflowTemplate.Builder builder = template.toBuilder();
    ClusterConfig.Builder config =
        builder.getPlacementBuilder().getManagedClusterBuilder().getConfigBuilder();
    if (config.hasEncryptionConfig()) {
      config.getEncryptionConfigBuilder().clearKmsKey();
    }
    return builder.build();
  }
}
