package dev.tarsier.job.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** A run in the memory of {@link FakeMlflow}, with MLflow's rule that parameters stay. */
public final class FakeRun {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String id;
  private final String artifacts;
  private final JsonNode created;
  private final Map<String, String> tags = new TreeMap<>();
  private final Map<String, String> parameters = new TreeMap<>();
  private final List<JsonNode> metrics = new ArrayList<>();
  private String status = "RUNNING";
  private long endMillis;

  FakeRun(String id, String artifacts, JsonNode created) {
    this.id = id;
    this.artifacts = artifacts;
    this.created = created;
    pairs(created.get("tags"), tags);
  }

  private static void pairs(JsonNode array, Map<String, String> into) {
    array.forEach(pair -> into.put(pair.get("key").asText(), pair.get("value").asText()));
  }

  boolean logBatch(JsonNode batch) {
    batch.path("metrics").forEach(metrics::add);
    pairs(batch.path("tags"), tags);
    Map<String, String> more = new TreeMap<>();
    pairs(batch.path("params"), more);
    boolean changes =
        more.entrySet().stream()
            .anyMatch(
                entry ->
                    !parameters
                        .getOrDefault(entry.getKey(), entry.getValue())
                        .equals(entry.getValue()));
    if (!changes) {
      parameters.putAll(more);
    }
    return !changes
        && batch.path("metrics").size() <= 1000
        && more.size() <= 100
        && batch.path("tags").size() <= 100;
  }

  void update(JsonNode json) {
    status = json.get("status").asText();
    endMillis = json.get("end_time").asLong();
  }

  boolean matches(JsonNode experiments, String filter) {
    boolean here =
        StreamSupport.stream(experiments.spliterator(), false)
            .anyMatch(created.get("experiment_id")::equals);
    for (String part : filter.split(" and ", -1)) {
      String[] sides = part.split(" = ", -1);
      String tag = sides[0].substring("tags.`".length(), sides[0].length() - 1);
      here &= ("'" + tags.get(tag) + "'").equals(sides[1]);
    }
    return here;
  }

  ObjectNode json() {
    ObjectNode run = JSON.createObjectNode();
    run.putObject("info").put("run_id", id).put("status", status).put("artifact_uri", artifacts);
    ObjectNode data = run.putObject("data");
    pairs(data.putArray("tags"), tags);
    pairs(data.putArray("params"), parameters);
    return run;
  }

  private static void pairs(ArrayNode array, Map<String, String> from) {
    from.forEach((key, value) -> array.addObject().put("key", key).put("value", value));
  }

  String id() {
    return id;
  }

  JsonNode created() {
    return created;
  }

  public String status() {
    return status;
  }

  long endMillis() {
    return endMillis;
  }

  public Map<String, String> tags() {
    return tags;
  }

  public Map<String, String> parameters() {
    return parameters;
  }

  List<JsonNode> metrics() {
    return metrics;
  }

  /** The last value by name. */
  public Map<String, Double> lastMetrics() {
    Map<String, Double> last = new TreeMap<>();
    metrics.forEach(metric -> last.put(metric.get("key").asText(), metric.get("value").asDouble()));
    return last;
  }
}
