package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The calls that Terraform's provider makes for the resources of our module, in their order (its
 * source, 7.45, read 2026-11); buckets are in {@link TestStorageBuckets}, workflows in {@link
 * TestWorkflows}.
 */
class TestTerraformCalls {
  private static final String LOCATION = "v1/projects/p1/locations/us-central1";
  private static final String TEMPLATES = LOCATION + "/workflowTemplates";
  private static final String POLICIES = LOCATION + "/autoscalingPolicies";

  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aTemplateIsLookedForMadeReadAndRemoved() throws Exception {
    assertThat(emulator.get(TEMPLATES + "/eyes").error()).isEqualTo("404 NOT_FOUND");
    assertThat(emulator.post(TEMPLATES, EmulatorFixture.TEMPLATE).status()).isEqualTo(200);
    assertThat(emulator.get(TEMPLATES + "/eyes").json().path("name").asText())
        .isEqualTo("projects/p1/locations/us-central1/workflowTemplates/eyes");
    assertThat(emulator.delete(TEMPLATES + "/eyes").status()).isEqualTo(200);
    assertThat(emulator.get(TEMPLATES + "/eyes").error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void aPolicyIsMadeChangedAndRemoved() throws Exception {
    assertThat(emulator.post(POLICIES, EmulatorFixture.POLICY).status()).isEqualTo(200);
    String larger = EmulatorFixture.POLICY.replace("\"maxInstances\": 5", "\"maxInstances\": 9");
    assertThat(emulator.put(POLICIES + "/scale", larger).status()).isEqualTo(200);
    assertThat(
            emulator
                .get(POLICIES + "/scale")
                .json()
                .at("/secondaryWorkerConfig/maxInstances")
                .asInt())
        .isEqualTo(9);
    assertThat(emulator.delete(POLICIES + "/scale").status()).isEqualTo(200);
    assertThat(emulator.get(POLICIES + "/scale").error()).isEqualTo("404 NOT_FOUND");
  }

  @Test
  void anObjectIsUploadedReadAndRemoved() throws Exception {
    emulator.post("storage/v1/b?project=p1", "{\"name\": \"staging\", \"location\": \"EU\"}");
    String object = "storage/v1/b/staging/o/jars%2Fjob.jar";
    String body =
        """
        --cut\r
        Content-Type: application/json\r
        \r
        {"name": "jars/job.jar", "contentType": "application/java-archive"}\r
        --cut\r
        Content-Type: application/java-archive\r
        \r
        bytes\r
        --cut--\r
        """;
    EmulatorFixture.Answer uploaded =
        emulator.send(
            "POST",
            "upload/storage/v1/b/staging/o?uploadType=multipart&name=jars%2Fjob.jar",
            body,
            "Content-Type",
            "multipart/related; boundary=cut");

    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
    assertThat(emulator.get(object).json().path("size").asText()).isEqualTo("5");
    assertThat(emulator.get(object).json().path("contentType").asText())
        .isEqualTo("application/java-archive");
    assertThat(emulator.delete(object).status()).isEqualTo(204);
    assertThat(emulator.get("storage/v1/b/staging/anywhereCaches").status()).isEqualTo(200);
    assertThat(emulator.get("storage/v1/b/staging/o?versions=true").json().has("items")).isFalse();
    assertThat(emulator.delete("storage/v1/b/staging").status()).isEqualTo(204);
  }
}
