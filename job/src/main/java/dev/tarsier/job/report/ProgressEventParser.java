package dev.tarsier.job.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** {@link ProgressEvent} as one line of JSON and back. */
public final class ProgressEventParser {
  private static final String EVENT = "event";
  private static final Map<String, Class<? extends ProgressEvent>> PLAIN =
      Map.of(
          "listed", ProgressEvent.Listed.class,
          "comparing", ProgressEvent.Comparing.class,
          "compared", ProgressEvent.Compared.class,
          "started", ProgressEvent.Started.class,
          "progress", ProgressEvent.Advanced.class,
          "verified", ProgressEvent.Verified.class,
          "warned", ProgressEvent.Warned.class,
          "refused", ProgressEvent.Refused.class,
          "failed", ProgressEvent.Failed.class);

  private ProgressEventParser() {}

  public static String format(ProgressEvent event) {
    if (event instanceof ProgressEvent.Finished finished) {
      return closing("finished", finished.report(), finished.runFolder());
    }
    if (event instanceof ProgressEvent.AlreadyComplete complete) {
      return closing("already-complete", complete.report(), complete.runFolder());
    }
    String name =
        PLAIN.entrySet().stream()
            .filter(entry -> entry.getValue() == event.getClass())
            .findFirst()
            .orElseThrow()
            .getKey();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put(EVENT, name);
    node.setAll((ObjectNode) Json.MAPPER.valueToTree(event));
    return node.toString();
  }

  private static String closing(String name, RunReport report, String runFolder) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put(EVENT, name);
    node.put("runFolder", runFolder);
    node.set("report", RunReportParser.toJson(report));
    return node.toString();
  }

  /** Empty for a line that is not one of the job's events, such as a library's own print. */
  public static Optional<ProgressEvent> parse(String line) {
    if (!line.startsWith("{\"" + EVENT + "\":")) {
      return Optional.empty();
    }
    try {
      JsonNode node = Json.MAPPER.readTree(line);
      String name = ((ObjectNode) node).remove(EVENT).asText();
      return Optional.of(event(name, node));
    } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static ProgressEvent event(String name, JsonNode node) {
    return switch (name) {
      case "finished" ->
          new ProgressEvent.Finished(
              RunReportParser.fromJson(node.get("report")), node.get("runFolder").asText());
      case "already-complete" ->
          new ProgressEvent.AlreadyComplete(
              RunReportParser.fromJson(node.get("report")), node.get("runFolder").asText());
      default -> Json.convert(node, PLAIN.get(name), "event");
    };
  }
}
