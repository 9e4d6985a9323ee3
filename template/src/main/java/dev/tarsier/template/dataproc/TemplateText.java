package dev.tarsier.template.dataproc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.BasicYarnAutoscalingConfig;
import com.google.cloud.dataproc.v1.InstanceGroupAutoscalingPolicyConfig;
import com.google.cloud.dataproc.v1.InstanceGroupConfig;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.Map;
import java.util.Set;

/** Templates and policies as text; equal messages give equal bytes, in the order of the protos. */
public final class TemplateText {
  /** A zero here is a decision: a reader should see it. */
  private static final Set<FieldDescriptor> SHOWN_ZEROES =
      Set.of(
          field(InstanceGroupConfig.getDescriptor(), "num_instances"),
          field(InstanceGroupAutoscalingPolicyConfig.getDescriptor(), "min_instances"),
          field(BasicYarnAutoscalingConfig.getDescriptor(), "scale_down_factor"));

  private TemplateText() {}

  /** The template as YAML for gcloud, with comments. */
  public static String yaml(Generated generated) {
    return TemplateComments.templateHeader(generated)
        + YamlWriter.write(tree(generated.template()), TemplateComments.template(generated));
  }

  /** A policy as YAML for gcloud, with comments. */
  public static String policyYaml(AutoscalingPolicy policy) {
    return TemplateComments.policyHeader(policy)
        + YamlWriter.write(tree(policy), TemplateComments.POLICY);
  }

  /** A template or policy as the API's JSON, indented. */
  public static String json(Message message) {
    try {
      return JsonFormat.printer()
              .includingDefaultValueFields(SHOWN_ZEROES)
              .sortingMapKeys()
              .print(message)
          + "\n";
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Cannot write a message as JSON", e);
    }
  }

  /** Any message as YAML, without comments. */
  public static String plainYaml(Message message) {
    return YamlWriter.write(tree(message), Map.of());
  }

  private static JsonNode tree(Message message) {
    try {
      return new ObjectMapper().readTree(json(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read the JSON just written", e);
    }
  }

  private static FieldDescriptor field(Descriptor type, String name) {
    return type.findFieldByName(name);
  }
}
