package dev.tarsier.template.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** {@link RunRecord} as {@code run.json} and back. */
public final class RunRecordParser {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RunRecordParser() {}

  /** Keys are published and stay. */
  public static ObjectNode toJson(RunRecord run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("dataset", run.dataset());
    node.put("runId", run.runId());
    node.put("spec", run.spec());
    node.put("where", run.place().where());
    node.put("operation", run.place().operation());
    node.put("started", run.started().toString());
    node.put("ended", run.result().ended());
    node.put("outcome", run.result().state().name().toLowerCase(Locale.ROOT));
    node.put("images", run.result().images());
    node.put("runFolder", run.place().runFolder());
    return node;
  }

  /** Throws IllegalArgumentException when the text is not what {@link #toJson} writes. */
  public static RunRecord parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return new RunRecord(
          text(node, "dataset"),
          text(node, "runId"),
          text(node, "spec"),
          new RunRecord.Place(
              text(node, "where"), text(node, "operation"), text(node, "runFolder")),
          Instant.parse(text(node, "started")),
          new RunRecord.Result(
              RunRecord.State.valueOf(text(node, "outcome").toUpperCase(Locale.ROOT)),
              text(node, "ended"),
              node.path("images").asLong()));
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException("Invalid run record: " + e.getMessage(), e);
    }
  }

  private static String text(JsonNode node, String key) {
    if (!node.path(key).isTextual()) {
      throw new IllegalArgumentException("Missing " + key + " in run record");
    }
    return node.get(key).asText();
  }
}
