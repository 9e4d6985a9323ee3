package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  /** An error need not be JSON. */
  private static String indented(String text) {
    try {
      return JSON.readTree(text).toPrettyString();
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
