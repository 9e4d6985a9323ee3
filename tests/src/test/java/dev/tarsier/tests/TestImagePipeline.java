package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** image-pipeline.workflows.yaml as it stands, run by an emulator that is not ours. */
class TestImagePipeline {
  private static final String RUNNING = "{\"name\": \"o\", \"metadata\": {\"state\": \"RUNNING\"}}";
  private static final String WELL =
      "{\"name\": \"o\", \"done\": true, \"metadata\": {\"graph\": {\"nodes\":"
          + " [{\"stepId\": \"process\", \"state\": \"COMPLETED\"}]}}, \"response\": {}}";
  private static final String BADLY =
      "{\"name\": \"o\", \"done\": true, \"error\": {\"code\": 2, \"message\": \"the workflow"
          + " failed\"}, \"metadata\": {\"graph\": {\"nodes\": [{\"stepId\": \"process\","
          + " \"state\": \"FAILED\", \"error\": \"exit code 3\"}]}}}";
  private static final String CANCELLED =
      "{\"name\": \"o\", \"done\": true, \"error\": {\"code\": 1, \"message\": \"cancelled\"}}";
  private static final String REPORT =
      "{\"images\": {\"read\": 10, \"written\": 7, \"rejected\": 2, \"skipped\": 1},"
          + " \"bytes\": {\"read\": 99, \"written\": 55}, \"shards\": 3, \"seconds\": 1.5, \"imagesPerSecond\": 6.5}";
  private static final String ENTRY =
      "{\"dataset\": \"eyes\", \"template\": \"tarsier-eyes\", \"parameters\":"
          + " {\"DATASET\": \"eyes\", \"OUTPUT_URI\": \"gs://out/runs/\", \"MAX_REJECTED\":"
          + " \"0.5\"}%s}";
  private static final String ARGUMENT = "{\"dataset\": \"eyes\", \"runId\": \"r\"}";
  private static final String OUTPUT = "out/runs/r/";

  @TempDir private Path folder;
  private CloudDouble cloud;
  private final Map<String, String> environment =
      new TreeMap<>(Map.of("CATALOG", "gs://staging/catalog/", "TOPIC", "projects/p/topics/t"));

  @BeforeEach
  void start() throws IOException {
    Assumptions.assumeTrue(
        WorkflowsEmulator.isInstalled(),
        "skipped: no workflows-emulator here (run tests/install-peers)");
    cloud = new CloudDouble("");
    cloud.objects.put("staging/catalog/eyes.json", ENTRY.formatted(""));
    cloud.operation.addAll(List.of(RUNNING, RUNNING, WELL));
  }

  @AfterEach
  void stop() {
    if (cloud != null) {
      cloud.close();
    }
  }

  /** What a run leaves; the mark of success comes only after the check that it is not there yet. */
  private void putOutput(String... names) {
    for (String name : names) {
      cloud.objects.put(OUTPUT + name, name.equals("report.json") ? REPORT : "{}");
    }
  }

  private WorkflowsEmulator.Execution run(String argument) throws Exception {
    return WorkflowsEmulator.run(
        folder, "image-pipeline.workflows.yaml", argument, cloud, environment);
  }

  private JsonNode onlyMessage() {
    assertThat(cloud.messages).hasSize(1);
    return cloud.messages.get(0);
  }

  private static String event(String bucket, String name) {
    return "{\"type\": \"google.cloud.storage.object.v1.finalized\", \"source\": \"s\","
        + " \"data\": {\"bucket\": \""
        + bucket
        + "\", \"name\": \""
        + name
        + "\", \"generation\": \"1732600000000000\"}}";
  }

  @Test
  void aRunIsJudgedByWhatItWrote() throws Exception {
    environment.put("WEBHOOK_URL", "http://" + cloud.address() + "/hook");
    putOutput("_MANIFEST.json", "report.json");
    cloud.appearsWithTheEnd(OUTPUT + "_SUCCESS");

    JsonNode result = run(ARGUMENT).result();

    assertThat(result.toString())
        .isEqualTo(
            "{\"state\":\"SUCCEEDED\",\"dataset\":\"eyes\",\"runId\":\"r\","
                + "\"template\":\"projects/tarsier-local/regions/us-central1/workflowTemplates/"
                + "tarsier-eyes\",\"output\":\"gs://out/runs/r/\","
                + "\"operation\":\"projects/p/regions/r/operations/o\","
                + "\"execution\":\"execution-1\",\"webhook\":\"http://"
                + cloud.address()
                + "/hook\",\"read\":10,\"written\":7,\"rejected\":2,\"skipped\":1,"
                + "\"rejectedShare\":0.2222222222222222,\"shards\":3,\"bytes\":55,"
                + "\"seconds\":1.5,\"imagesPerSecond\":6.5,\"message\":\"\"}");
    assertThat(cloud.instantiations)
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"requestId\":\"r\",\"parameters\":{\"DATASET\":\"eyes\",\"OUTPUT_URI\":"
                + "\"gs://out/runs/\",\"MAX_REJECTED\":\"0.5\",\"RUN_ID\":\"r\"}}");
    assertThat(onlyMessage().get("written").asInt()).isEqualTo(7);
    assertThat(onlyMessage().has("webhook")).isFalse();
    assertThat(cloud.hooks).isEqualTo(cloud.messages);
  }

  @Test
  void anUploadNamesRunAndSource() throws Exception {
    run(event("raw", "incoming/eyes/nov/_READY"));

    assertThat(cloud.instantiations.get(0).toString())
        .contains("\"SOURCE_URI\":\"gs://raw/incoming/eyes/nov/\"")
        .contains("\"RUN_ID\":\"1732600000000000-raw-eyes-nov-ready\"")
        .contains("\"requestId\":\"1732600000000000-raw-eyes-nov-ready\"");
  }

  @Test
  void aLongNameKeepsItsEnd() throws Exception {
    String folders = "a-very-long-folder-name/and-another-one/2026-11-26";

    run(event("raw", "incoming/eyes/" + folders + "/_READY"));

    assertThat(cloud.instantiations.get(0).at("/parameters/RUN_ID").asText())
        .hasSize(63)
        .isEqualTo("1732600000000000-g-folder-name-and-another-one-2026-11-26-ready");
    assertThat(cloud.instantiations.get(0).get("requestId").asText()).hasSize(40);
  }

  @Test
  void aSpecThatIsPutThereRunsItsEntry() throws Exception {
    run(event("raw", "incoming/eyes.yaml"));

    assertThat(cloud.instantiations.get(0).toString())
        .contains("\"RUN_ID\":\"1732600000000000-raw-eyes-yaml\"")
        .doesNotContain("SOURCE_URI");
  }

  @Test
  void anyOtherObjectStartsNothing() throws Exception {
    for (String name :
        List.of("incoming/eyes/1.jpg", "elsewhere/eyes/_READY", "incoming/_READY", "x")) {
      assertThat(run(event("raw", name)).result().get("state").asText()).isEqualTo("IGNORED");
    }
    assertThat(cloud.requests).isEmpty();
    assertThat(cloud.messages).isEmpty();
  }

  @Test
  void aRunThatIsWholeIsNotRunAgain() throws Exception {
    putOutput("_SUCCESS");

    JsonNode result = run(ARGUMENT).result();

    assertThat(result.get("state").asText()).isEqualTo("ALREADY_DONE");
    assertThat(cloud.instantiations).isEmpty();
    assertThat(onlyMessage().get("message").asText())
        .isEqualTo("gs://out/runs/r/ is whole already");
  }

  @Test
  void aStepThatFailsFailsTheRun() throws Exception {
    cloud.operation.clear();
    cloud.operation.add(BADLY);

    assertThat(run(ARGUMENT).succeeded()).isFalse();

    assertThat(onlyMessage().get("state").asText()).isEqualTo("FAILED");
    assertThat(onlyMessage().get("message").asText()).isEqualTo("Step process failed: exit code 3");
  }

  @Test
  void withoutAManifestThereIsNoRun() throws Exception {
    putOutput("report.json");
    cloud.appearsWithTheEnd(OUTPUT + "_SUCCESS");

    assertThat(run(ARGUMENT).succeeded()).isFalse();

    assertThat(onlyMessage().get("message").asText())
        .isEqualTo("Missing manifest gs://out/runs/r/_MANIFEST.json");
  }

  @Test
  void tooManyRejectedImagesFailTheRun() throws Exception {
    putOutput("_MANIFEST.json", "report.json");
    cloud.appearsWithTheEnd(OUTPUT + "_SUCCESS");

    String strict = "{\"dataset\": \"eyes\", \"runId\": \"r\", \"rejectedLimit\": 0.2}";
    assertThat(run(strict).succeeded()).isFalse();

    assertThat(onlyMessage().get("message").asText())
        .isEqualTo("2 of 9 images were rejected, limit 0.2");
    assertThat(onlyMessage().get("rejected").asInt()).isEqualTo(2);
  }

  @Test
  void aStormOfErrorsIsSatOut() throws Exception {
    putOutput("_MANIFEST.json", "report.json");
    cloud.appearsWithTheEnd(OUTPUT + "_SUCCESS");
    cloud.storms.putAll(
        Map.of("catalog", 2, ":instantiate", 1, "/operations/", 2, "_MANIFEST", 1, ":publish", 1));

    assertThat(run(ARGUMENT).result().get("state").asText()).isEqualTo("SUCCEEDED");

    assertThat(cloud.storms.values()).containsOnly(0);
    assertThat(cloud.instantiations).hasSize(1);
  }

  @Test
  void pastItsTimeTheOperationIsCancelledAndWaitedFor() throws Exception {
    cloud.operation.clear();
    cloud.operation.add(RUNNING);
    cloud.cancelled = CANCELLED;

    assertThat(run("{\"dataset\": \"eyes\", \"runId\": \"r\", \"timeoutSeconds\": 1}").succeeded())
        .isFalse();

    assertThat(onlyMessage().get("state").asText()).isEqualTo("CANCELLED");
    assertThat(onlyMessage().get("message").asText()).isEqualTo("Cancelled after 1 seconds");
    List<String> calls =
        cloud.requests.stream().filter(call -> call.contains("/operations/")).toList();
    assertThat(calls.get(calls.size() - 2))
        .isEqualTo("POST /v1/projects/p/regions/r/operations/o:cancel");
  }

  static Stream<List<String>> wrong() {
    return Stream.of(
        List.of("{}", "Missing template: name a dataset that the catalog has, or a template"),
        List.of(
            "{\"dataset\": \"ears\"}",
            "Missing catalog entry of dataset ears in gs://staging/catalog/"),
        List.of(
            "{\"dataset\": \"eyes\", \"runId\": \"a b\"}",
            "Invalid runId: a b (1 to 63 of A-Z, a-z, 0-9, _ and -)"),
        List.of(
            "{\"template\": \"t\", \"parameters\": {\"OUTPUT_URI\": \"s3://x\"}}",
            "Invalid OUTPUT_URI: \"s3://x\" (as in gs://bucket/output/)"));
  }

  @Test
  void aWrongArgumentIsSaidSo() throws Exception {
    for (List<String> each : wrong().toList()) {
      cloud.messages.clear();
      assertThat(run(each.get(0)).succeeded()).isFalse();
      assertThat(onlyMessage().get("message").asText()).isEqualTo(each.get(1));
      assertThat(onlyMessage().get("state").asText()).isEqualTo("FAILED");
    }
    assertThat(cloud.instantiations).isEmpty();
  }

  @Test
  void aDataSetThatGrowsIsJudgedByItsNewestRun() throws Exception {
    cloud.objects.put(
        "staging/catalog/eyes.json",
        ENTRY.formatted(", \"incremental\": true, \"runId\": \"line\""));
    for (String run : List.of("line", "line-2", "line-10", "liner")) {
      cloud.objects.put("out/runs/" + run + "/_SUCCESS", "");
    }
    cloud.objects.put("out/runs/line-10/_MANIFEST.json", "{}");
    cloud.objects.put("out/runs/line-10/report.json", REPORT);

    JsonNode result = run(event("raw", "incoming/eyes/nov/_READY")).result();

    assertThat(result.get("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(result.get("output").asText()).isEqualTo("gs://out/runs/line-10/");
    assertThat(cloud.instantiations.get(0).at("/parameters/RUN_ID").asText()).isEqualTo("line");
  }

  @Test
  void whatCannotBeToldChangesNothing() throws Exception {
    putOutput("_MANIFEST.json", "report.json");
    cloud.appearsWithTheEnd(OUTPUT + "_SUCCESS");
    environment.put("WEBHOOK_URL", "http://" + cloud.address() + "/storage/v1/b/x/o/gone");

    assertThat(run(ARGUMENT).result().get("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(cloud.messages).hasSize(1);
  }
}
