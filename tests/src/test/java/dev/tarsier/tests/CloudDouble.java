package dev.tarsier.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * Google Cloud as a workflow sees it: Pub/Sub and a webhook that are remembered, the metadata
 * server that hands out tokens, and Dataproc and Cloud Storage, either as a test writes them down
 * or those of {@code tarsier emulator} behind it. Any request can be made to fail first.
 */
final class CloudDouble implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OBJECTS = "/storage/v1/b/";

  /** What the operation is, poll after poll; the last one stays. */
  final Deque<String> operation = new ArrayDeque<>();

  /** What the operation becomes when it is cancelled; nothing where it cannot be. */
  String cancelled = "";

  /** Bucket and name to content. */
  final Map<String, String> objects = Collections.synchronizedMap(new TreeMap<>());

  /** Dataset to the end of its execution of the pipeline. */
  final Map<String, String> executions = Collections.synchronizedMap(new TreeMap<>());

  /** Of the executions that were started. */
  final List<String> arguments = Collections.synchronizedList(new ArrayList<>());

  /** Objects that are written when the operation ends. */
  private final List<String> withTheEnd = new ArrayList<>();

  /**
   * How many requests to a path that holds the key are answered with 500 and 503, in turn, first.
   */
  final Map<String, Integer> storms = Collections.synchronizedMap(new TreeMap<>());

  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> messages = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> hooks = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> instantiations = Collections.synchronizedList(new ArrayList<>());

  private final HttpServer server;
  private final String upstream;
  private final HttpClient client = HttpClient.newHttpClient();

  /** {@code upstream}: base of an emulator; empty without one. */
  CloudDouble(String upstream) throws IOException {
    this.upstream = upstream;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  void appearsWithTheEnd(String object) {
    withTheEnd.add(object);
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.startsWith("/computeMetadata") || path.equals("/")) {
        metadata(exchange, path);
        return;
      }
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      for (Map.Entry<String, Integer> storm : storms.entrySet()) {
        if (path.contains(storm.getKey()) && storm.getValue() > 0) {
          storm.setValue(storm.getValue() - 1);
          int code = storm.getValue() % 2 == 0 ? 503 : 500;
          send(exchange, code, "{\"error\": {\"message\": \"try again\"}}");
          return;
        }
      }
      answer(exchange, path, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, String path, byte[] body)
      throws IOException, InterruptedException {
    if (path.endsWith(":publish")) {
      JsonNode message = JSON.readTree(body).at("/messages/0");
      messages.add(JSON.readTree(Base64.getDecoder().decode(message.get("data").asText())));
      send(exchange, 200, "{\"messageIds\": [\"1\"]}");
    } else if (path.equals("/hook")) {
      hooks.add(JSON.readTree(body));
      send(exchange, 200, "{}");
    } else if (!upstream.isEmpty()) {
      forward(exchange, body);
    } else if (path.contains("/executions")) {
      execution(exchange, path, body);
    } else if (path.startsWith(OBJECTS)) {
      object(exchange, path);
    } else {
      dataproc(exchange, path, body);
    }
  }

  private static void metadata(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().set("Metadata-Flavor", "Google");
    String text =
        path.endsWith("/token")
            ? "{\"access_token\": \"t\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}"
            : path.endsWith("/project-id") ? "p" : "{\"email\": \"w@p\", \"scopes\": [\"all\"]}";
    String type = path.endsWith("/project-id") ? "text/plain" : "application/json";
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void dataproc(HttpExchange exchange, String path, byte[] body) throws IOException {
    if (path.endsWith(":instantiate")) {
      instantiations.add(JSON.readTree(body));
      send(exchange, 200, "{\"name\": \"projects/p/regions/r/operations/o\"}");
    } else if (path.endsWith(":cancel")) {
      operation.clear();
      operation.add(cancelled);
      send(exchange, 200, "{}");
    } else {
      String now = operation.size() > 1 ? operation.remove() : operation.peek();
      if (now.contains("\"done\"")) {
        withTheEnd.forEach(object -> objects.put(object, ""));
      }
      send(exchange, 200, now);
    }
  }

  /** An execution is named for its dataset, and active when it is looked at first. */
  private void execution(HttpExchange exchange, String path, byte[] body) throws IOException {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (exchange.getRequestMethod().equals("POST")) {
      String argument = JSON.readTree(body).get("argument").asText();
      arguments.add(JSON.readTree(argument).toString());
      String dataset = JSON.readTree(argument).get("dataset").asText();
      send(exchange, 200, "{\"name\": \"" + path.substring(4) + "/" + dataset + "\"}");
    } else {
      boolean seen = requests.indexOf("GET " + path) < requests.size() - 1;
      send(exchange, 200, seen ? executions.get(last) : "{\"state\": \"ACTIVE\"}");
    }
  }

  private void object(HttpExchange exchange, String path) throws IOException {
    String[] parts = path.substring(OBJECTS.length()).split("/o/?", 2);
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    if (parts[1].isEmpty()) {
      send(exchange, 200, folders(parts[0], query));
      return;
    }
    String name = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
    String content = objects.get(parts[0] + "/" + name);
    if (content == null) {
      send(exchange, 404, "{\"error\": {\"code\": 404, \"message\": \"No such object\"}}");
    } else if (query.contains("alt=media")) {
      exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
      raw(exchange, 200, content);
    } else {
      send(exchange, 200, "{\"name\": \"" + name + "\"}");
    }
  }

  /** As a listing with a delimiter gives them, below the prefix that the query has. */
  private String folders(String bucket, String query) {
    String decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
    String prefix = decoded.replaceAll(".*prefix=([^&]*).*", "$1");
    List<String> folders =
        objects.keySet().stream()
            .filter(name -> name.startsWith(bucket + "/" + prefix))
            .map(name -> name.substring(bucket.length() + 1))
            .map(name -> name.substring(0, name.indexOf('/', prefix.length()) + 1))
            .distinct()
            .map(name -> "\"" + name + "\"")
            .toList();
    return "{\"prefixes\": " + folders + "}";
  }

  private void forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json")
            .build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    response
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(
        response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  private static void send(HttpExchange exchange, int code, String json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    raw(exchange, code, json);
  }

  private static void raw(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
