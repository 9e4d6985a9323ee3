package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * From {@code _READY} in a bucket to a message on a topic: the workflow's own source on an emulator
 * that is not ours, the generated template on {@code tarsier emulator}, images on Spark.
 */
class TestUploadedDataset {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REGION = "/v1/projects/tarsier-local/regions/us-central1/";
  private static final String EVENT =
      "{\"type\": \"google.cloud.storage.object.v1.finalized\", \"data\": {\"bucket\": \"raw-b\","
          + " \"name\": \"incoming/eyes/november/_READY\", \"generation\": 1732600000000001}}";

  @TempDir private Path folder;
  private ServedEmulator emulator;

  @AfterEach
  void end() throws InterruptedException {
    if (emulator != null) {
      emulator.end();
    }
  }

  private Path bucket(String name) throws IOException {
    return Files.createDirectories(folder.resolve("buckets").resolve(name));
  }

  /** As a person prepares a project: jar, template, policy, and the dataset's entry. */
  private String prepare() throws Exception {
    Path images = bucket("raw-b/incoming/eyes/november");
    try (Stream<Path> files = Files.walk(SampleFolder.of(6))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, images.resolve(file.getFileName()));
      }
    }
    Files.createFile(images.resolve("_READY"));
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source: {uri: gs://raw-b/incoming/eyes/}
        output: {uri: gs://output-b/runs/}
        limits: {rejected: 60%}
        cluster: {project: tarsier-local, region: us-central1, staging: gs://staging-b/}
        """);
    String text = ToolRun.of(folder, "generate", "eyes.yaml", "-o", ".", "--json").output();
    ObjectNode parameters = (ObjectNode) JSON.readTree(text).get("parameters");
    Path jar = bucket("").resolve(parameters.get("JOB_JAR").asText().substring(5));
    Files.createDirectories(jar.getParent());
    Files.copy(Checkout.jobJar(), jar);
    parameters.remove("RUN_ID");
    ObjectNode entry = JSON.createObjectNode().put("dataset", "eyes").put("template", "eyes-1a2b");
    entry.set("parameters", parameters);
    Files.writeString(bucket("staging-b/catalog").resolve("eyes.json"), entry.toString());
    bucket("output-b");
    emulator = ServedEmulator.start(folder);
    String base =
        emulator.exports().get("CLOUDSDK_API_ENDPOINT_OVERRIDES_DATAPROC").replaceAll("/$", "");
    post(base + REGION + "autoscalingPolicies", "autoscaling-policy.yaml", "tarsier-eyes");
    post(base + REGION + "workflowTemplates", "workflow-template.yaml", "eyes-1a2b");
    return base;
  }

  private void post(String uri, String file, String id) throws Exception {
    Map<String, Object> body = new Yaml().load(Files.readString(folder.resolve(file)));
    body.put("id", id);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(uri))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  @Test
  void fromAnUploadToAMessage() throws Exception {
    Assumptions.assumeTrue(
        WorkflowsEmulator.isInstalled(),
        "skipped: no workflows-emulator here (run tests/install-peers)");
    Map<String, String> environment =
        Map.of("CATALOG", "gs://staging-b/catalog/", "TOPIC", "projects/p/topics/t");
    try (CloudDouble cloud = new CloudDouble(prepare())) {
      JsonNode first =
          WorkflowsEmulator.run(folder, "image-pipeline.workflows.yaml", EVENT, cloud, environment)
              .result();
      JsonNode second =
          WorkflowsEmulator.run(folder, "image-pipeline.workflows.yaml", EVENT, cloud, environment)
              .result();

      assertThat(first.get("state").asText()).isEqualTo("SUCCEEDED");
      assertThat(first.get("read").asInt()).isEqualTo(6);
      assertThat(first.get("written").asInt() + first.get("rejected").asInt()).isEqualTo(6);
      assertThat(first.get("output").asText())
          .isEqualTo("gs://output-b/runs/1732600000000001-raw-b-eyes-november-ready/");
      assertThat(second.get("state").asText()).isEqualTo("ALREADY_DONE");
      assertThat(cloud.messages)
          .extracting(message -> message.get("state").asText())
          .containsExactly("SUCCEEDED", "ALREADY_DONE");
      assertThat(cloud.requests.stream().filter(call -> call.endsWith(":instantiate"))).hasSize(1);
    }
    Path run = bucket("output-b/runs/1732600000000001-raw-b-eyes-november-ready");
    assertThat(run.resolve("_SUCCESS")).exists();
    assertThat(run.resolve("shards")).isNotEmptyDirectory();
  }
}
