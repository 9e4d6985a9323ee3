package dev.tarsier.job.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Experiments and runs of a server; nothing is made twice, whoever else is at it. */
final class MlflowRuns {
  /** Parameters, or tags, of one request (rest-api.html#request-limits). */
  private static final int BATCH = 100;

  /** Metrics of one request. */
  private static final int METRICS = 1000;

  private static final int TRIES = 4;

  private final MlflowServer server;

  MlflowRuns(MlflowServer server) {
    this.server = server;
  }

  /**
   * A run as the server has it.
   *
   * @param artifacts URI of its artifacts' folder
   */
  record Run(
      String id,
      String status,
      String artifacts,
      Map<String, String> tags,
      Map<String, String> parameters) {}

  /** The id of the experiment of this name, made where there is none. */
  String experiment(String name) throws MlflowProblem {
    Optional<JsonNode> there = find(name);
    if (there.isEmpty()) {
      try {
        return server
            .post("experiments/create", object().put("name", name))
            .path("experiment_id")
            .asText();
      } catch (MlflowProblem.Answer e) {
        if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) {
          throw e;
        }
        // Somebody else was first; or the answer to an earlier try was lost.
        there = find(name);
      }
    }
    JsonNode experiment = there.orElseThrow(() -> new MlflowProblem("no experiment " + name));
    if (experiment.path("lifecycle_stage").asText().equals("deleted")) {
      throw new MlflowProblem(
          "the experiment " + name + " is deleted there (restore it, or name another)");
    }
    return experiment.path("experiment_id").asText();
  }

  private Optional<JsonNode> find(String name) throws MlflowProblem {
    try {
      return Optional.of(
          server
              .get("experiments/get-by-name", "experiment_name=" + MlflowServer.encoded(name))
              .path("experiment"));
    } catch (MlflowProblem.Answer e) {
      if (e.code().equals("RESOURCE_DOES_NOT_EXIST")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * The run with these tags, made where there is none. When an answer is lost, the run is looked
   * for before it is made again.
   *
   * @param identity tags that only this run has
   * @param startMillis since 1970
   */
  Run run(String experiment, String name, Map<String, String> identity, long startMillis)
      throws MlflowProblem {
    ObjectNode create = object().put("experiment_id", experiment).put("run_name", name);
    create.put("start_time", startMillis);
    create.set("tags", pairs(identity));
    for (int attempt = 1; ; attempt++) {
      Optional<Run> there = search(experiment, identity);
      if (there.isPresent()) {
        return there.get();
      }
      try {
        return run(server.postOnce("runs/create", create).path("run"));
      } catch (MlflowServer.Passing e) {
        if (attempt == TRIES) {
          throw e;
        }
        server.pause(attempt);
      }
    }
  }

  private Optional<Run> search(String experiment, Map<String, String> identity)
      throws MlflowProblem {
    ObjectNode body = object().put("max_results", 1);
    body.putArray("experiment_ids").add(experiment);
    StringBuilder filter = new StringBuilder();
    new TreeMap<>(identity)
        .forEach(
            (tag, value) ->
                filter
                    .append(filter.isEmpty() ? "" : " and ")
                    .append("tags.`" + tag + "` = '" + value + "'"));
    body.put("filter", filter.toString());
    JsonNode runs = server.post("runs/search", body).path("runs");
    return runs.isEmpty() ? Optional.empty() : Optional.of(run(runs.get(0)));
  }

  private static Run run(JsonNode node) throws MlflowProblem {
    JsonNode info = node.path("info");
    String id = info.path("run_id").asText("");
    if (id.isEmpty()) {
      throw new MlflowProblem("what it answers is no run (is it an MLflow server?)");
    }
    return new Run(
        id,
        info.path("status").asText(""),
        info.path("artifact_uri").asText(""),
        map(node.path("data").path("tags")),
        map(node.path("data").path("params")));
  }

  private static Map<String, String> map(JsonNode pairs) {
    Map<String, String> map = new TreeMap<>();
    pairs.forEach(pair -> map.put(pair.path("key").asText(), pair.path("value").asText()));
    return map;
  }

  void log(String run, Map<String, String> parameters, Map<String, String> tags)
      throws MlflowProblem {
    batches(run, "params", pairs(parameters), BATCH);
    batches(run, "tags", pairs(tags), BATCH);
  }

  /** Equal ones of one time are one: what is sent twice counts once. */
  void log(String run, List<RunFigures.Metric> metrics, long millis) throws MlflowProblem {
    ArrayNode all = MlflowServer.JSON.createArrayNode();
    for (RunFigures.Metric metric : metrics) {
      all.addObject()
          .put("key", metric.name())
          .put("value", metric.value())
          .put("timestamp", millis)
          .put("step", metric.step());
    }
    batches(run, "metrics", all, METRICS);
  }

  private void batches(String run, String kind, ArrayNode all, int size) throws MlflowProblem {
    for (int from = 0; from < all.size(); from += size) {
      ObjectNode body = object().put("run_id", run);
      ArrayNode batch = body.putArray(kind);
      for (int i = from; i < Math.min(from + size, all.size()); i++) {
        batch.add(all.get(i));
      }
      server.post("runs/log-batch", body);
    }
  }

  void end(String run, String status, long endMillis) throws MlflowProblem {
    server.post(
        "runs/update",
        object().put("run_id", run).put("status", status).put("end_time", endMillis));
  }

  private static ObjectNode object() {
    return MlflowServer.JSON.createObjectNode();
  }

  private static ArrayNode pairs(Map<String, String> map) {
    ArrayNode pairs = MlflowServer.JSON.createArrayNode();
    new TreeMap<>(map)
        .forEach((key, value) -> pairs.addObject().put("key", key).put("value", value));
    return pairs;
  }
}
