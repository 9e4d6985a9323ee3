package dev.tarsier.template.dataproc.field;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.tarsier.job.request.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the fields of a message are written. */
final class FieldNames {
  /**
   * Fields of the service's discovery document that the public protos of version 4.85.0 do not
   * have, by message (compared 2026-11-20). LifecycleConfig's autoStop* and idleStopTtl are written
   * out.
   */
  private static final Map<String, Set<String>> NOT_IN_PROTOS =
      Map.of(
          "ClusterConfig", Set.of("diagnosticBucket", "schedulingConfig", "gkeClusterConfig"),
          "GceClusterConfig", Set.of("resourceManagerTags"),
          "DiskConfig", Set.of("attachedDiskConfigs"),
          "LifecycleConfig", Set.of("autoStopTime", "autoStopTtl", "idleStopTtl"),
          "SparkJob", Set.of("sparkEngine"),
          "JobScheduling", Set.of("ttl"),
          "BasicAutoscalingAlgorithm", Set.of("sparkStandaloneConfig"));

  private FieldNames() {}

  /** The field of this JSON name. */
  static Optional<FieldDescriptor> json(Descriptor message, String name) {
    return message.getFields().stream().filter(f -> f.getJsonName().equals(name)).findFirst();
  }

  /** The field of this name as the protos write it, such as {@code num_instances}. */
  static Optional<FieldDescriptor> snakeCase(Descriptor message, String name) {
    return Optional.ofNullable(message.findFieldByName(name));
  }

  /** The field that was probably meant. */
  static Optional<FieldDescriptor> meant(Descriptor message, String name) {
    Optional<FieldDescriptor> other =
        message.getFields().stream()
            .filter(f -> f.getJsonName().equalsIgnoreCase(name.replace("_", "").replace("-", "")))
            .findFirst();
    return other.isPresent() ? other : near(message, name);
  }

  private static Optional<FieldDescriptor> near(Descriptor message, String name) {
    String hint = Spelling.hint(name, names(message));
    return message.getFields().stream()
        .filter(f -> hint.equals(" (did you mean " + f.getJsonName() + "?)"))
        .findFirst();
  }

  static List<String> names(Descriptor message) {
    return message.getFields().stream().map(FieldDescriptor::getJsonName).toList();
  }

  static boolean isOnlyInDiscovery(Descriptor message, String name) {
    return NOT_IN_PROTOS.getOrDefault(message.getName(), Set.of()).contains(name);
  }
}
