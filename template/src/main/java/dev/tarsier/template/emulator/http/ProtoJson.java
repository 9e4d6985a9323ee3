package dev.tarsier.template.emulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.ClusterOperationMetadata;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.workflows.v1.OperationMetadata;
import com.google.cloud.workflows.v1.Workflow;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.JsonFormat.TypeRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Messages as the JSON of Google's REST APIs. */
public final class ProtoJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final TypeRegistry TYPES =
      TypeRegistry.newBuilder()
          .add(WorkflowMetadata.getDescriptor())
          .add(ClusterOperationMetadata.getDescriptor())
          .add(Cluster.getDescriptor())
          .add(Workflow.getDescriptor())
          .add(OperationMetadata.getDescriptor())
          .add(Empty.getDescriptor())
          .build();

  private ProtoJson() {}

  /**
   * The body as a message of the builder's type; an empty body is an empty message.
   *
   * @param at where the body stands in the request message, such as {@code template}; may be empty
   */
  public static void read(ApiRequest request, Message.Builder builder, String at)
      throws ApiError, IOException {
    read(request, builder, at, Set.of());
  }

  /**
   * The same.
   *
   * @param unknown fields that the API has and the messages here have not; passed over
   */
  public static void read(
      ApiRequest request, Message.Builder builder, String at, Set<String> unknown)
      throws ApiError, IOException {
    byte[] bytes = request.bytes();
    if (bytes.length > 0) {
      read(bytes, builder, at, unknown);
    }
  }

  private static void read(byte[] bytes, Message.Builder builder, String at, Set<String> unknown)
      throws ApiError, IOException {
    JsonNode node;
    try {
      node = JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw ApiError.invalid("Invalid JSON payload received. " + e.getOriginalMessage());
    }
    if (!(node instanceof ObjectNode object)) {
      throw ApiError.invalid("Invalid JSON payload received. The body must be an object.");
    }
    object.remove(unknown);
    List<ApiError.Violation> violations =
        new ArrayList<>(BodyCheck.violations(node, builder.getDescriptorForType(), at));
    if (violations.isEmpty()) {
      try {
        JsonFormat.parser().usingTypeRegistry(TYPES).merge(node.toString(), builder);
        return;
      } catch (InvalidProtocolBufferException e) {
        violations.add(
            new ApiError.Violation(at, "Invalid value at '" + at + "', " + e.getMessage()));
      }
    }
    throw ApiError.invalidBody(violations);
  }

  /** As the request asks for it: enums by name or by number. */
  public static ApiResponse response(ApiRequest request, Message message) {
    return ApiResponse.json(print(message, request.enumsAsNumbers()));
  }

  /** With enums by name, readable. */
  public static String print(Message message) {
    return print(message, false);
  }

  private static String print(Message message, boolean enumsAsNumbers) {
    JsonFormat.Printer printer = JsonFormat.printer().usingTypeRegistry(TYPES);
    try {
      return (enumsAsNumbers ? printer.printingEnumsAsInts() : printer).print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("Cannot write message", e);
    }
  }

  /** Reads what {@link #print(Message)} wrote. */
  public static void parse(String text, Message.Builder builder)
      throws InvalidProtocolBufferException {
    JsonFormat.parser().usingTypeRegistry(TYPES).merge(text, builder);
  }
}
