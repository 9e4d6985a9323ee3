package dev.tarsier.job.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of an MLflow server as a run is told to, in memory; it can be made to misbehave. */
public final class FakeMlflow implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String API = "/api/2.0/mlflow/";

  /** What the next request meets that the path contains. */
  record Fault(String path, Kind kind, int status, String body) {
    enum Kind {
      INSTEAD,
      AFTERWARDS,
      SILENCE,
      HALF
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedDeque<Fault> faults = new ConcurrentLinkedDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> requests = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private final Map<String, ObjectNode> experiments = new TreeMap<>();
  private final List<FakeRun> runs = new ArrayList<>();
  private final Map<String, byte[]> artifacts = new TreeMap<>();
  private String artifactRoot = "mlflow-artifacts:/";

  public FakeMlflow() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next request to such a path gets this answer and nothing else happens. */
  public void answer(String path, int status, String body) {
    faults.add(new Fault(path, Fault.Kind.INSTEAD, status, body));
  }

  /** The next request to such a path is done, and answered so. */
  void loseAnswer(String path, int status) {
    faults.add(new Fault(path, Fault.Kind.AFTERWARDS, status, ""));
  }

  /** The next request to such a path is never answered. */
  void keepSilent(String path) {
    faults.add(new Fault(path, Fault.Kind.SILENCE, 0, ""));
  }

  /** The next request to such a path gets the head of an answer, and never its end. */
  void stopHalfWay(String path) {
    faults.add(new Fault(path, Fault.Kind.HALF, 200, "{"));
  }

  void artifactsAt(String root) {
    artifactRoot = root;
  }

  synchronized ObjectNode putExperiment(String name, String stage) {
    ObjectNode experiment =
        JSON.createObjectNode()
            .put("experiment_id", Integer.toString(experiments.size() + 1))
            .put("name", name)
            .put("lifecycle_stage", stage);
    experiments.put(name, experiment);
    return experiment;
  }

  public synchronized List<FakeRun> runs() {
    return List.copyOf(runs);
  }

  synchronized Map<String, ObjectNode> experiments() {
    return new TreeMap<>(experiments);
  }

  /** By path below the artifacts' root. */
  public synchronized Map<String, byte[]> artifacts() {
    return new TreeMap<>(artifacts);
  }

  /** Method and path of each, in order. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getRawPath();
    note(exchange, path);
    Fault fault = faults.stream().filter(it -> path.contains(it.path())).findFirst().orElse(null);
    if (fault == null || !faults.remove(fault)) {
      Reply reply = serve(exchange, path, body);
      reply(exchange, reply.status(), reply.body());
    } else if (fault.kind() == Fault.Kind.SILENCE) {
      hang(exchange);
    } else if (fault.kind() == Fault.Kind.HALF) {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(fault.body().getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      hang(exchange);
    } else {
      if (fault.kind() == Fault.Kind.AFTERWARDS) {
        serve(exchange, path, body);
      }
      exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
      reply(exchange, fault.status(), fault.body());
    }
  }

  private synchronized void note(HttpExchange exchange, String path) {
    requests.add(exchange.getRequestMethod() + " " + path);
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
  }

  private void hang(HttpExchange exchange) {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Reply(int status, String body) {
    static Reply of(JsonNode node) {
      return new Reply(200, node.toString());
    }

    static Reply refusal(int status, String code) {
      return new Reply(
          status, JSON.createObjectNode().put("error_code", code).put("message", code).toString());
    }
  }

  private synchronized Reply serve(HttpExchange exchange, String path, byte[] body)
      throws IOException {
    String stored = "/api/2.0/mlflow-artifacts/artifacts/";
    if (path.startsWith(stored) && exchange.getRequestMethod().equals("PUT")) {
      artifacts.put(decoded(path.substring(stored.length())), body);
      return new Reply(200, "{}");
    }
    JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    return switch (path.startsWith(API) ? path.substring(API.length()) : path) {
      case "experiments/get-by-name" -> experiment(decoded(query.substring(16)));
      case "experiments/create" -> createExperiment(json.get("name").asText());
      case "runs/search" -> search(json);
      case "runs/create" -> createRun(json);
      case "runs/log-batch" -> run(json).logBatch(json) ? new Reply(200, "{}") : changed();
      case "runs/update" -> {
        run(json).update(json);
        yield new Reply(200, "{}");
      }
      default -> new Reply(404, "<html>no such page</html>");
    };
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Reply changed() {
    return Reply.refusal(400, "INVALID_PARAMETER_VALUE");
  }

  private Reply experiment(String name) {
    return experiments.containsKey(name)
        ? Reply.of(JSON.createObjectNode().set("experiment", experiments.get(name)))
        : Reply.refusal(404, "RESOURCE_DOES_NOT_EXIST");
  }

  private Reply createExperiment(String name) {
    return experiments.containsKey(name)
        ? Reply.refusal(400, "RESOURCE_ALREADY_EXISTS")
        : Reply.of(putExperiment(name, "active"));
  }

  private Reply search(JsonNode json) {
    ObjectNode found = JSON.createObjectNode();
    runs.stream()
        .filter(run -> run.matches(json.get("experiment_ids"), json.get("filter").asText()))
        .limit(json.get("max_results").asLong())
        .forEach(run -> found.withArray("runs").add(run.json()));
    return Reply.of(found);
  }

  private Reply createRun(JsonNode json) {
    String id = "run" + (runs.size() + 1);
    String folder = artifactRoot + json.get("experiment_id").asText() + "/" + id + "/artifacts";
    FakeRun run = new FakeRun(id, folder, json);
    runs.add(run);
    return Reply.of(JSON.createObjectNode().set("run", run.json()));
  }

  private FakeRun run(JsonNode json) {
    String id = json.get("run_id").asText();
    return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
