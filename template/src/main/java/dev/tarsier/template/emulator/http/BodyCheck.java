package dev.tarsier.template.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks a JSON body beside the message that it should be, and lists what does not fit. */
final class BodyCheck {
  /**
   * Fields that the service's discovery document has and its published protos do not (client
   * 4.85.0, 2026-10): real servers take them, so they are read over.
   */
  private static final Map<String, Set<String>> UNPUBLISHED =
      Map.of(
          "ClusterConfig", Set.of("diagnosticBucket", "schedulingConfig", "gkeClusterConfig"),
          "GceClusterConfig", Set.of("resourceManagerTags"),
          "DiskConfig", Set.of("attachedDiskConfigs"),
          "LifecycleConfig", Set.of("autoStopTime", "autoStopTtl", "idleStopTtl"),
          "SparkJob", Set.of("sparkEngine"),
          "JobScheduling", Set.of("ttl"),
          "BasicAutoscalingAlgorithm", Set.of("sparkStandaloneConfig"));

  private final List<ApiError.Violation> violations = new ArrayList<>();

  /** Removes the unpublished fields from {@code node} on the way. */
  static List<ApiError.Violation> violations(JsonNode node, Descriptor type, String at) {
    BodyCheck check = new BodyCheck();
    check.message(node, type, at);
    return check.violations;
  }

  private void message(JsonNode node, Descriptor type, String at) {
    if (!(node instanceof ObjectNode object) || isWellKnown(type)) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
      Optional<FieldDescriptor> field = field(type, entry.getKey());
      if (field.isPresent()) {
        value(entry.getValue(), field.get(), at);
      } else if (UNPUBLISHED.getOrDefault(type.getName(), Set.of()).contains(entry.getKey())) {
        object.remove(entry.getKey());
      } else {
        unknown(entry.getKey(), at);
      }
    }
  }

  private static boolean isWellKnown(Descriptor type) {
    return type.getFullName().startsWith("google.protobuf.");
  }

  private static Optional<FieldDescriptor> field(Descriptor type, String name) {
    return type.getFields().stream()
        .filter(field -> field.getJsonName().equals(name) || field.getName().equals(name))
        .findFirst();
  }

  private void value(JsonNode node, FieldDescriptor field, String at) {
    String path = (at.isEmpty() ? "" : at + ".") + field.getName();
    if (field.isMapField()) {
      leaf(node, field, path);
    } else if (field.isRepeated() && node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        single(list.get(i), field, path + "[" + i + "]");
      }
    } else {
      single(node, field, path);
    }
  }

  private void single(JsonNode node, FieldDescriptor field, String path) {
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (message && !isWellKnown(field.getMessageType()) && node.isObject()) {
      message(node, field.getMessageType(), path);
    } else {
      leaf(node, field, path);
    }
  }

  /** The JSON parser of the protos is asked about this one value alone. */
  private void leaf(JsonNode node, FieldDescriptor field, String path) {
    boolean list = field.isRepeated() && !field.isMapField();
    String json = "{\"" + field.getJsonName() + "\":" + (list ? "[" + node + "]" : node) + "}";
    try {
      JsonFormat.parser().merge(json, DynamicMessage.newBuilder(field.getContainingType()));
    } catch (InvalidProtocolBufferException e) {
      String text = "Invalid value at '" + path + "' (" + typeName(field) + "), " + node;
      violations.add(new ApiError.Violation(path, text));
    }
  }

  private static String typeName(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE ->
          field.isMapField()
              ? "Map"
              : "type.googleapis.com/" + field.getMessageType().getFullName();
      case ENUM -> "type.googleapis.com/" + field.getEnumType().getFullName();
      default -> "TYPE_" + field.getType();
    };
  }

  private void unknown(String name, String at) {
    String place = at.isEmpty() ? "" : " at '" + at + "'";
    String text =
        "Invalid JSON payload received. Unknown name \""
            + name
            + "\""
            + place
            + ": Cannot find field.";
    violations.add(new ApiError.Violation(at, text));
  }
}
