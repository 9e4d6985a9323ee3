package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.workflows.WorkflowExecution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executions for people. */
final class ExecutionText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExecutionText() {}

  /** What it ended with, indented; its state alone where there is nothing else. */
  static String outcome(WorkflowExecution execution) {
    String text = execution.result().isEmpty() ? execution.error() : execution.result();
    return text.isEmpty() ? execution.state() + "\n" : indented(text) + "\n";
  }

  static String of(WorkflowExecution execution) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Execution", execution.name());
    rows.put("State", execution.state().name());
    rows.put("Started", execution.start().toString());
    rows.put("Argument", execution.argument());
    String end = execution.isOpen() ? "" : outcome(execution);
    return Summary.table(rows) + end;
  }

  /** A line for each, the newest first. */
  static String list(List<WorkflowExecution> executions) {
    StringBuilder text = new StringBuilder();
    for (WorkflowExecution execution : executions) {
      text.append(execution.id())
          .append("  ")
          .append(execution.state())
          .append("  ")
          .append(execution.start())
          .append("  ")
          .append(execution.argument())
          .append('\n');
    }
    return text.toString();
  }

  static String json(WorkflowExecution execution) {
    return node(execution).toPrettyString() + "\n";
  }

  static String json(List<WorkflowExecution> executions) {
    ArrayNode array = JSON.createArrayNode();
    executions.forEach(execution -> array.add(node(execution)));
    return array.toPrettyString() + "\n";
  }

  /** What has not come about is left out. */
  private static ObjectNode node(WorkflowExecution execution) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", execution.name()).put("id", execution.id());
    node.put("state", execution.state().name()).put("open", execution.isOpen());
    node.put("start", execution.start().toString());
    put(node, "argument", execution.argument());
    put(node, "result", execution.result());
    put(node, "error", execution.error());
    return node;
  }

  private static void put(ObjectNode node, String key, String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      node.set(key, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      node.put(key, text);
    }
  }

  /** An error need not be JSON. */
  private static String indented(String text) {
    try {
      return JSON.readTree(text).toPrettyString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
