package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs noted in a real MLflow server, read back by MLflow's own client. */
class TestMlflow {
  @TempDir private Path folder;

  /** What one call did. */
  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void installed() {
    Assumptions.assumeTrue(
        MlflowServer.isInstalled(), "skipped: no MLflow here (run tests/install-peers)");
  }

  private Result run(ProcessBuilder builder, Map<String, String> environment) throws Exception {
    Path err = folder.resolve("err");
    builder.directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MLFLOW_"));
    builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, Files.readString(err));
  }

  private Result instantiate(String server, String rejected, Map<String, String> environment)
      throws Exception {
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source:
          uri: %s
          label: parent-directory
        output:
          uri: out
        limits: {rejected: %s}
        tracking: {mlflow: "%s", experiment: "grading, 2026"}
        """
            .formatted(SampleFolder.of(12), rejected, server));
    return run(
        ServedEmulator.tool(folder, "instantiate", "eyes.yaml", "--local", "--json"), environment);
  }

  /** The runs of the experiment, as MLflow's client sees them. */
  private List<JsonNode> noted(String server, Map<String, String> environment) throws Exception {
    Path script = Checkout.home().resolve("tests/src/test/python/read_mlflow.py");
    List<String> command = new ArrayList<>(List.of(MlflowServer.python().toString()));
    command.addAll(List.of(script.toString(), server, "grading, 2026", folder + "/downloads"));
    Result result = run(new ProcessBuilder(command), environment);
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<JsonNode> runs = new ArrayList<>();
    new ObjectMapper().readTree(result.out()).get("runs").forEach(runs::add);
    return runs;
  }

  @Test
  void aRunIsNotedOnceFromItsFailureToItsEnd() throws Exception {
    try (MlflowServer mlflow = MlflowServer.start(folder.resolve("mlflow"))) {
      Result refused = instantiate(mlflow.uri(), "1%", Map.of());
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
      assertThat(noted(mlflow.uri(), Map.of()))
          .singleElement()
          .satisfies(run -> assertThat(run.get("status").asText()).isEqualTo("FAILED"));

      Result accepted = instantiate(mlflow.uri(), "60%", Map.of());
      Result again = instantiate(mlflow.uri(), "60%", Map.of());

      assertThat(accepted.exitCode()).as(accepted.err()).isZero();
      assertThat(again.err()).contains("complete before").doesNotContain("warning");
      assertThat(noted(mlflow.uri(), Map.of()))
          .singleElement()
          .satisfies(run -> check(run, accepted.out()));
    }
  }

  private static void check(JsonNode run, String json) {
    RunReport report = RunReportParser.parse(json);
    assertThat(run.get("name").asText()).isEqualTo("eyes " + report.runId());
    assertThat(run.get("status").asText()).isEqualTo("FINISHED");
    assertThat(run.get("tags").get("tarsier.run_id").asText()).isEqualTo(report.runId());
    assertThat(run.get("tags").get("tarsier.recipe").asText()).isEqualTo("retina");
    assertThat(run.get("tags").get("tarsier.changed").asText()).isEqualTo("{max-rejected=0.6}");
    assertThat(run.get("params").get("label").asText()).isEqualTo("parent-directory");
    assertThat(run.get("params").get("recipe").asText())
        .isEqualTo(report.configuration().get("recipe"));
    assertThat(run.get("metrics").get("images_read").asDouble()).isEqualTo(12);
    assertThat(run.get("metrics").get("images_rejected").asDouble()).isEqualTo(3);
    assertThat(run.get("metrics").get("rejected_share").asDouble()).isEqualTo(0.25);
    assertThat(run.get("metrics").get("bytes_read").asLong()).isEqualTo(report.bytesRead());
    assertThat(run.get("artifacts"))
        .extracting(JsonNode::asText)
        .containsExactly("_MANIFEST.json", "report.html", "report.json");
    assertThat(run.get("report").asText()).isEqualTo(json);
  }

  @Test
  void aServerThatWantsCredentials() throws Exception {
    Map<String, String> credentials =
        Map.of(
            "MLFLOW_TRACKING_USERNAME", MlflowServer.USER,
            "MLFLOW_TRACKING_PASSWORD", MlflowServer.PASSWORD);
    try (MlflowServer mlflow =
        MlflowServer.start(folder.resolve("mlflow"), "--app-name", "basic-auth")) {
      Result stranger = instantiate(mlflow.uri(), "60%", Map.of());
      assertThat(stranger.exitCode()).as(stranger.err()).isZero();
      assertThat(stranger.err())
          .contains("warning: Cannot log the run to MLflow at " + mlflow.uri() + ": HTTP 401");

      Result known = instantiate(mlflow.uri(), "60%", credentials);

      assertThat(known.exitCode()).isZero();
      assertThat(known.err()).doesNotContain("warning");
      assertThat(known.out() + known.err()).doesNotContain(MlflowServer.PASSWORD);
      assertThat(noted(mlflow.uri(), credentials)).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThere() throws Exception {
    Result result = instantiate("http://127.0.0.1:1", "60%", Map.of());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(RunReportParser.parse(result.out()).images().written()).isEqualTo(9);
    assertThat(result.err())
        .contains(
            "warning: Cannot log the run to MLflow at http://127.0.0.1:1: no connection (the run"
                + " does not depend on it; the same command again tries again)");
  }
}
