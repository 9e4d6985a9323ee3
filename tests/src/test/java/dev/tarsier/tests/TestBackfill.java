package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** backfill.workflows.yaml as it stands, run by an emulator that is not ours. */
class TestBackfill {
  private static final String PIPELINE =
      "/v1/projects/tarsier-local/locations/us-central1/workflows/tarsier-image-pipeline/executions";

  @TempDir private Path folder;

  @BeforeEach
  void installed() {
    Assumptions.assumeTrue(
        WorkflowsEmulator.isInstalled(),
        "skipped: no workflows-emulator here (run tests/install-peers)");
  }

  private WorkflowsEmulator.Execution run(String argument, CloudDouble cloud) throws Exception {
    return WorkflowsEmulator.run(folder, "backfill.workflows.yaml", argument, cloud, Map.of());
  }

  /**
   * One lane, since that emulator gives lanes the same variables; see {@link WorkflowsEmulator}.
   */
  @Test
  void oneFailureDoesNotStopTheRest() throws Exception {
    try (CloudDouble cloud = new CloudDouble("")) {
      cloud.executions.put(
          "eyes",
          "{\"state\": \"SUCCEEDED\", \"result\": "
              + "\"{\\\"state\\\": \\\"SUCCEEDED\\\", \\\"written\\\": 7}\"}");
      cloud.executions.put(
          "ears",
          "{\"state\": \"FAILED\", \"error\": {\"payload\": "
              + "\"{\\\"state\\\": \\\"FAILED\\\", \\\"message\\\": \\\"no ears\\\"}\"}}");
      cloud.executions.put("noses", "{\"state\": \"CANCELLED\"}");

      JsonNode table =
          run(
                  "{\"datasets\": [\"ears\", {\"dataset\": \"eyes\", \"runId\": \"mine\"},"
                      + " \"noses\"], \"concurrency\": 1, \"parameters\": {\"MAX_REJECTED\":"
                      + " \"0.1\"}}",
                  cloud)
              .result();

      assertThat(table.get("datasets").asInt()).isEqualTo(3);
      assertThat(table.get("failed").asInt()).isEqualTo(2);
      assertThat(table.get("rows"))
          .extracting(JsonNode::toString)
          .containsExactly(
              "{\"state\":\"FAILED\",\"message\":\"no ears\",\"dataset\":\"ears\"}",
              "{\"state\":\"SUCCEEDED\",\"written\":7,\"dataset\":\"eyes\"}",
              "{\"state\":\"CANCELLED\",\"message\":\""
                  + PIPELINE.substring(4)
                  + "/noses ended as CANCELLED\",\"dataset\":\"noses\"}");
      assertThat(cloud.arguments)
          .containsExactly(
              "{\"dataset\":\"ears\",\"parameters\":{\"MAX_REJECTED\":\"0.1\"},"
                  + "\"runId\":\"execution-1-ears\"}",
              "{\"dataset\":\"eyes\",\"runId\":\"mine\",\"parameters\":{\"MAX_REJECTED\":\"0.1\"}}",
              "{\"dataset\":\"noses\",\"parameters\":{\"MAX_REJECTED\":\"0.1\"},"
                  + "\"runId\":\"execution-1-noses\"}");
    }
  }

  @Test
  void aListThatIsMissingIsSaidSo() throws Exception {
    try (CloudDouble cloud = new CloudDouble("")) {
      WorkflowsEmulator.Execution execution = run("{}", cloud);

      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.log())
          .contains("Missing datasets: name some, as in {datasets: [eyepacs, messidor]}");
      assertThat(cloud.requests).isEmpty();
    }
  }
}
