package dev.tarsier.template.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.emulator.run.FakeLauncher;
import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.fork.LocalSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A served emulator whose jobs are fakes, and a client for it. */
final class EmulatorFixture implements AutoCloseable {
  static final String REGION = "v1/projects/p1/regions/us-central1";

  /** Two steps on a cluster of their own, one parameter. */
  static final String TEMPLATE =
      """
      {"id": "eyes",
       "labels": {"dataset": "eyepacs"},
       "placement": {"managedCluster": {"clusterName": "tarsier-eyes",
         "config": {"softwareConfig": {"imageVersion": "3.0-debian13"},
                    "workerConfig": {"numInstances": 2}}}},
       "jobs": [
         {"stepId": "process",
          "sparkJob": {"mainClass": "Main", "args": ["--input", "gs://in/images"]}},
         {"stepId": "verify", "prerequisiteStepIds": ["process"],
          "sparkJob": {"mainClass": "Main"}}],
       "parameters": [
         {"name": "INPUT", "fields": ["jobs['process'].sparkJob.args[1]"],
          "validation": {"regex": {"regexes": ["gs://.+"]}}}]}
      """;

  static final String POLICY =
      """
      {"id": "scale",
       "workerConfig": {"minInstances": 2, "maxInstances": 2},
       "secondaryWorkerConfig": {"maxInstances": 5},
       "basicAlgorithm": {"cooldownPeriod": "120s", "yarnConfig":
         {"gracefulDecommissionTimeout": "0s", "scaleUpFactor": 1.0, "scaleDownFactor": 0}}}
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FakeLauncher launcher = new FakeLauncher();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedDataproc dataproc;

  EmulatorFixture(Path folder) throws Exception {
    EmulatorSettings settings =
        new EmulatorSettings(
            0,
            folder.resolve("buckets"),
            folder.resolve("state"),
            new Installation(folder, folder, folder),
            new LocalSettings(2, ByteSize.ofMebibytes(512)));
    dataproc = EmbeddedDataproc.start(settings, Clock.systemUTC(), requests::add, root -> launcher);
  }

  /** What came back: status and body. */
  record Answer(int status, String text, HttpResponse<byte[]> response) {
    JsonNode json() throws IOException {
      return JSON.readTree(text);
    }

    /** The message of an error. */
    String message() throws IOException {
      return json().at("/error/message").asText();
    }

    /** {@code 404 NOT_FOUND}. */
    String error() throws IOException {
      return status + " " + json().at("/error/status").asText();
    }
  }

  URI root() {
    return dataproc.root();
  }

  FakeLauncher launcher() {
    return launcher;
  }

  /** A line for each request. */
  List<String> requests() {
    return requests;
  }

  Answer get(String path) throws Exception {
    return send("GET", path, "");
  }

  Answer post(String path, String body) throws Exception {
    return send("POST", path, body);
  }

  Answer put(String path, String body) throws Exception {
    return send("PUT", path, body);
  }

  Answer delete(String path) throws Exception {
    return send("DELETE", path, "");
  }

  /** Headers are names and values in turn. */
  Answer send(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root().resolve(path)).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(
        response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
  }

  /** Gets the operation until it is done; each answer comes from the server's own state. */
  JsonNode await(String operation) throws Exception {
    JsonNode node = get("v1/" + operation).json();
    while (!node.path("done").asBoolean()) {
      Thread.onSpinWait();
      node = get("v1/" + operation).json();
    }
    return node;
  }

  @Override
  public void close() {
    dataproc.close();
  }
}
