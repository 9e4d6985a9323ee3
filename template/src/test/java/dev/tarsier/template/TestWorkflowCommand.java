package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.emulator.EmbeddedDataproc;
import dev.tarsier.template.emulator.EmulatorSettings;
import dev.tarsier.template.fork.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code workflow deploy|run|status|list|cancel} against the embedded services. */
class TestWorkflowCommand {
  private static final String PARENT = "projects/tarsier-local/locations/us-central1/workflows/";

  @TempDir private Path folder;
  private ToolFixture tool;
  private EmbeddedDataproc dataproc;

  @BeforeEach
  void serve() throws Exception {
    tool = new ToolFixture(folder);
    dataproc =
        EmbeddedDataproc.start(
            new EmulatorSettings(
                0,
                folder.resolve("buckets"),
                folder.resolve("state"),
                tool.fake().installation(),
                new LocalSettings(2, ByteSize.ofMebibytes(512))),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    dataproc.close();
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private int workflow(String... arguments) {
    List<String> all = new ArrayList<>(List.of("workflow"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--project", "tarsier-local", "--region", "us-central1"));
    all.addAll(List.of("--endpoint", dataproc.root().toString()));
    return tool.run(all.toArray(String[]::new));
  }

  private String printed(String... arguments) {
    assertThat(workflow(arguments)).as(tool.err()).isZero();
    return tool.lastOut();
  }

  @Test
  void deployedTwiceItIsDeployedOnce() {
    assertThat(printed("deploy"))
        .startsWith(PARENT + "tarsier-image-pipeline created, revision 000001-");
    assertThat(printed("deploy"))
        .startsWith(PARENT + "tarsier-image-pipeline unchanged, revision 000001-");
    assertThat(printed("deploy", "--env", "CATALOG=gs://b/c/", "--env", "REGION=r"))
        .startsWith(PARENT + "tarsier-image-pipeline updated, revision 000002-");
    assertThat(printed("deploy"))
        .startsWith(PARENT + "tarsier-image-pipeline unchanged, revision 000002-");
  }

  @Test
  void aFaultySourceIsNotDeployed() throws IOException {
    Files.writeString(
        folder.resolve("mine.workflows.yaml"),
        "main:\n  steps:\n    - go:\n        next: nowhere\n");

    assertThat(workflow("deploy", "mine.workflows.yaml")).isEqualTo(1);
    assertThat(workflow("deploy", "absent.yaml")).isEqualTo(2);

    assertThat(tool.err())
        .contains("mine.workflows.yaml:4:15: error: Invalid next: nowhere")
        .contains("error: Missing source: absent.yaml (use image-pipeline, backfill or a file)");
  }

  @Test
  void anExecutionIsListedAndShown() throws IOException {
    printed("deploy");
    String name = printed("run", "eyepacs", "--async").strip();

    assertThat(name).startsWith(PARENT + "tarsier-image-pipeline/executions/");
    String id = name.substring(name.lastIndexOf('/') + 1);
    assertThat(printed("list"))
        .startsWith(id + "  ACTIVE  ")
        .endsWith("  {\"dataset\":\"eyepacs\"}\n");
    assertThat(printed("status", id))
        .startsWith("Execution  " + name + "\nState      ACTIVE\nStarted    ")
        .endsWith("Argument   {\"dataset\":\"eyepacs\"}\n");
    assertForMachines(name, id);
  }

  private void assertForMachines(String name, String id) throws IOException {
    JsonNode shown = new ObjectMapper().readTree(printed("status", id, "--json"));
    assertThat(shown.get("name").asText()).isEqualTo(name);
    assertThat(shown.get("id").asText()).isEqualTo(id);
    assertThat(shown.get("state").asText()).isEqualTo("ACTIVE");
    assertThat(shown.get("open").asBoolean()).isTrue();
    assertThat(Instant.parse(shown.get("start").asText())).isBefore(Instant.now());
    assertThat(shown.at("/argument/dataset").asText()).isEqualTo("eyepacs");
    assertThat(shown.has("result")).isFalse();
    assertThat(new ObjectMapper().readTree(printed("list", "--json"))).containsExactly(shown);
  }

  /** What runs on Dataproc first: afterwards nothing would look after it. */
  @Test
  @Timeout(60)
  void whatItStartedIsCancelledFirst() throws IOException {
    tool.fake().everyStart("hang");
    printed("deploy");
    String endpoint = dataproc.root().toString();
    assertThat(
            tool.run(
                "instantiate", "mine.yaml", "--endpoint", endpoint, "--run-id", "mine", "--async"))
        .isZero();
    String operation = tool.out().strip().lines().reduce((a, b) -> b).orElseThrow();
    String name =
        printed("run", "--data", "{\"dataset\": \"eyepacs\", \"runId\": \"mine\"}", "--async")
            .strip();

    printed("cancel", name);

    assertThat(tool.err()).endsWith("Cancelling " + operation + "\nCancelled " + name + "\n");
    assertThat(printed("status", name)).contains("State      CANCELLED\n");
    printed("cancel", name);
    assertThat(tool.err()).endsWith("Nothing to cancel: " + name + " ended as CANCELLED\n");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    assertThat(tool.run("workflow", "deploy")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Missing --project (or set its variable; see --help)");
    assertThat(workflow("run")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Missing argument: name a dataset, or give --data (one of them)");
    assertThat(workflow("run", "--data", "{")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --data: ");
    assertThat(workflow("run", "eyepacs")).isEqualTo(3);
    assertThat(tool.err()).contains("error: Cannot run " + PARENT + "tarsier-image-pipeline: ");
  }
}
