package dev.tarsier.template.emulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.dataproc.v1.ClusterOperationMetadata;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.longrunning.Operation;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.tarsier.template.emulator.http.ApiError;
import dev.tarsier.template.emulator.state.ListFilter;
import dev.tarsier.template.emulator.state.Region;
import dev.tarsier.template.emulator.state.Shelf;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the filter of operations can ask for. */
final class OperationFields {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** gcloud writes the last three, in a JSON object, when it is given no filter. */
  private static final Set<String> KNOWN =
      Set.of(
          "operationType",
          "status.state",
          "clusterName",
          "operation_state_matcher",
          "cluster_name",
          "project_id");

  private final Shelf<WorkflowTemplate> templates;

  OperationFields(Shelf<WorkflowTemplate> templates) {
    this.templates = templates;
  }

  /** Both forms of filter: terms, and the JSON object of gcloud. */
  static ListFilter filter(String text) throws ApiError {
    if (!text.stripLeading().startsWith("{")) {
      return ListFilter.parse(text, KNOWN);
    }
    try {
      return ListFilter.of(JSON.readValue(text, new TypeReference<>() {}), KNOWN);
    } catch (JsonProcessingException e) {
      throw ApiError.invalid("Invalid filter: " + text + " (" + e.getOriginalMessage() + ")");
    }
  }

  Map<String, Set<String>> of(Operation operation) {
    Map<String, Set<String>> fields = new TreeMap<>();
    fields.put("project_id", Set.of(Region.of(operation.getName()).project()));
    fields.put(
        "operation_state_matcher", Set.of("ALL", operation.getDone() ? "NON_ACTIVE" : "ACTIVE"));
    Message metadata = unpacked(operation);
    if (metadata instanceof WorkflowMetadata workflow) {
      ofWorkflow(operation, workflow, fields);
    } else if (metadata instanceof ClusterOperationMetadata cluster) {
      put(fields, cluster.getOperationType(), cluster.getStatus().getState().name());
      putCluster(fields, cluster.getClusterName());
      cluster.getLabelsMap().forEach((key, value) -> fields.put("labels." + key, Set.of(value)));
    }
    return fields;
  }

  private void ofWorkflow(
      Operation operation, WorkflowMetadata workflow, Map<String, Set<String>> fields) {
    put(fields, "WORKFLOW", workflow.getState().name());
    putCluster(fields, workflow.getClusterName());
    templates
        .get(workflow.getTemplate())
        .ifPresent(
            template ->
                template
                    .getLabelsMap()
                    .forEach((key, value) -> fields.put("labels." + key, Set.of(value))));
    String prefix = "labels.goog-dataproc-workflow-";
    fields.put(prefix + "instance-id", Set.of(Region.id(operation.getName())));
    if (!workflow.getTemplate().isEmpty()) {
      fields.put(prefix + "template-id", Set.of(Region.id(workflow.getTemplate())));
    }
  }

  private static void put(Map<String, Set<String>> fields, String type, String state) {
    fields.put("operationType", Set.of(type));
    fields.put("status.state", state.equals("DONE") ? Set.of(state) : Set.of(state, "ACTIVE"));
  }

  private static void putCluster(Map<String, Set<String>> fields, String name) {
    fields.put("clusterName", Set.of(name));
    fields.put("cluster_name", Set.of(name));
  }

  static Instant started(Operation operation) {
    Message metadata = unpacked(operation);
    Timestamp time = Timestamp.getDefaultInstance();
    if (metadata instanceof WorkflowMetadata workflow) {
      time = workflow.getStartTime();
    } else if (metadata instanceof ClusterOperationMetadata cluster) {
      time =
          cluster.getStatusHistoryCount() == 0
              ? cluster.getStatus().getStateStartTime()
              : cluster.getStatusHistory(0).getStateStartTime();
    }
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Message unpacked(Operation operation) {
    try {
      if (operation.getMetadata().is(WorkflowMetadata.class)) {
        return operation.getMetadata().unpack(WorkflowMetadata.class);
      }
      return operation.getMetadata().unpack(ClusterOperationMetadata.class);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("Cannot read metadata of " + operation.getName(), e);
    }
  }
}
