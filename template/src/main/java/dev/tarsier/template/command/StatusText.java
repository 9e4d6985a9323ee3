package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.template.run.RunEvent;
import dev.tarsier.template.run.WorkflowStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How a workflow stands, for people and for machines. */
final class StatusText {
  private StatusText() {}

  static String of(WorkflowStatus status) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Operation", status.operation());
    rows.put("State", state(status));
    if (!status.cluster().isEmpty()) {
      rows.put("Cluster", status.cluster());
    }
    for (WorkflowStatus.Step step : status.steps()) {
      rows.put("Step " + step.id(), step.state().toLowerCase(Locale.ROOT));
    }
    for (ProgressEvent event : status.progress()) {
      if (event instanceof ProgressEvent.Advanced now) {
        rows.put("Images", ProgressLine.withPercent(now, ProgressLine.FROM_NOTHING).strip());
      }
    }
    for (RunEvent.Link link : status.links()) {
      rows.put(
          link.title().substring(0, 1).toUpperCase(Locale.ROOT) + link.title().substring(1),
          link.uri());
    }
    return Summary.table(rows);
  }

  private static String state(WorkflowStatus status) {
    String state = status.state().toLowerCase(Locale.ROOT);
    return status.ending().failed() ? state + ", failed" : state;
  }

  static String json(WorkflowStatus status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("operation", status.operation());
    node.put("state", status.state());
    node.put("done", status.ending().done());
    node.put("failed", status.ending().failed());
    node.put("message", status.ending().message());
    node.put("cluster", status.cluster());
    for (WorkflowStatus.Step step : status.steps()) {
      node.withArray("steps")
          .addObject()
          .put("id", step.id())
          .put("state", step.state())
          .put("job", step.job())
          .put("error", step.error());
    }
    for (ProgressEvent event : status.progress()) {
      if (event instanceof ProgressEvent.Advanced now) {
        node.putObject("images")
            .put("total", now.images())
            .put("written", now.written())
            .put("rejected", now.rejected());
      }
    }
    ObjectNode links = node.putObject("links");
    status.links().forEach(link -> links.put(link.title(), link.uri()));
    return node.toPrettyString() + "\n";
  }

  /** What {@code --async} prints. */
  static String started(String operation, String runFolder) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("operation", operation).put("runFolder", runFolder);
    return node.toPrettyString() + "\n";
  }

  /** All that is known of a run whose report cannot be read. */
  static String folder(String runFolder) {
    return JsonNodeFactory.instance.objectNode().put("runFolder", runFolder).toPrettyString()
        + "\n";
  }
}
