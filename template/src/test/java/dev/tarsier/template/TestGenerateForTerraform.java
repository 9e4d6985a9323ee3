package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.CLOUD_SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate --format terraform}, and what {@code validate} says of it. */
class TestGenerateForTerraform {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
    tool.spec(CLOUD_SPEC);
    Files.writeString(tool.fake().installation().jobJar(), "a jar");
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  @Test
  void terraformGetsTheDatasetAmongOthers() throws IOException {
    tool.spec(
        CLOUD_SPEC
            + "governance: {kms-key: projects/p/locations/us-central1/keyRings/r/cryptoKeys/k}\n");
    tool.write(
        "datasets.auto.tfvars.json",
        "{\"datasets\": {\"zebra\": {\"template\": \"z\"}, \"eyepacs\": {\"schedule\":"
            + " {\"cron\": \"0 2 * * *\"}, \"policy\": \"old\"}}, \"region\": \"us-central1\"}");

    assertThat(tool.run("generate", "eyepacs.yaml", "--format", "terraform")).isZero();

    assertThat(tool.out())
        .isEqualTo(
            """
            datasets/eyepacs/workflow-template.yaml
            datasets/eyepacs/autoscaling-policy.yaml
            datasets.auto.tfvars.json
            """);
    assertThat(tool.err())
        .isEqualTo(
            "left out, for Terraform's resource has no argument for it:"
                + " placement.managedCluster.config.encryptionConfig.kmsKey\n");
    String text = Files.readString(folder.resolve("datasets.auto.tfvars.json"));
    JsonNode variables = new ObjectMapper().readTree(text);
    assertThat(variables.get("region").asText()).isEqualTo("us-central1");
    assertThat(variables.get("datasets").fieldNames())
        .toIterable()
        .containsExactly("eyepacs", "zebra");
    JsonNode entry = variables.at("/datasets/eyepacs");
    assertThat(entry.at("/schedule/cron").asText()).isEqualTo("0 2 * * *");
    assertThat(entry.get("policy").asText()).isEqualTo("datasets/eyepacs/autoscaling-policy.yaml");
    assertThat(entry.get("timeout_seconds").asInt()).isEqualTo(4 * 3600 + 1800);
    assertThat(entry.at("/parameters/SOURCE_URI").asText()).isEqualTo("gs://my-bucket/images");
    assertThat(tool.run("validate", "datasets/eyepacs", "--for", "terraform")).isZero();
  }

  @Test
  void aFileOfAnotherKindIsNotAddedTo() throws IOException {
    tool.write("datasets.auto.tfvars.json", "[]");

    assertThat(tool.run("generate", "eyepacs.yaml", "--format", "terraform")).isEqualTo(2);

    assertThat(tool.err())
        .startsWith(
            "error: Missing datasets in datasets.auto.tfvars.json (move the file away, or choose"
                + " another --output)\n");
  }

  @Test
  void validateSaysWhatTerraformCannotSay() throws IOException {
    tool.spec(
        CLOUD_SPEC
            + "governance: {kms-key: projects/p/locations/us-central1/keyRings/r/cryptoKeys/k}\n");
    assertThat(tool.run("generate", "eyepacs.yaml")).isZero();

    assertThat(tool.run("validate", "generated/eyepacs/workflow-template.yaml")).isZero();
    assertThat(
            tool.run("validate", "generated/eyepacs/workflow-template.yaml", "--for", "terraform"))
        .isEqualTo(1);

    assertThat(tool.err())
        .contains(
            "error: Unsupported by Terraform: kmsKey (google_dataproc_workflow_template has no such"
                + " argument; leave it out, or import the template with gcloud) [TARS-I001]");
  }
}
