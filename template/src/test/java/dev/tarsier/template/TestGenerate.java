package dev.tarsier.template;

import static dev.tarsier.template.ToolFixture.CLOUD_SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate} from end to end. */
class TestGenerate {
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

  private String written(String name) throws IOException {
    return Files.readString(folder.resolve("generated/eyepacs").resolve(name));
  }

  @Test
  void writesTemplatePolicyAndReadme() throws IOException {
    assertThat(tool.run("generate", "eyepacs.yaml")).isZero();

    assertThat(tool.out())
        .isEqualTo(
            """
            generated/eyepacs/workflow-template.yaml
            generated/eyepacs/autoscaling-policy.yaml
            generated/eyepacs/README.md
            """);
    assertThat(tool.err()).isEmpty();
    assertThat(written("workflow-template.yaml"))
        .contains("gs://my-bucket/tarsier/jobs/tarsier-job-fc8bd814a305.jar")
        .contains("tarsier-job-sha256: \"fc8bd814a3051a9717431182d5af2a2d\"\n")
        .contains(
            "spark.tarsier.jobSha256:"
                + " \"fc8bd814a3051a9717431182d5af2a2d654481aac82a028c05c73afa4ca38823\"\n");
    assertThat(written("autoscaling-policy.yaml")).contains("id: \"tarsier-eyepacs\"");
  }

  /** The strict checker of templates finds nothing in what the generator writes. */
  @Test
  void whatIsGeneratedIsSound() throws IOException {
    for (String shape :
        List.of("default", "single-node", "local-ssds", "no-secondaries", "no-spot")) {
      Files.copy(
          Path.of("src/test/resources/generate").resolve(shape + ".yaml"),
          folder.resolve(shape + ".yaml"));
      assertThat(tool.run("generate", shape + ".yaml", "-o", shape)).as(tool.err()).isZero();
      assertThat(tool.run("validate", shape + ".yaml", shape, "--strict")).as(tool.err()).isZero();
    }
    assertThat(
            tool.run(
                "validate",
                Path.of("image-pipeline.yaml").toAbsolutePath().toString(),
                Path.of("autoscaling-policy.yaml").toAbsolutePath().toString(),
                "--strict"))
        .as(tool.err())
        .isZero();
  }

  /** With {@code -Dgolden.write=true} the text is written to the sources instead. */
  @Test
  void readmeHoldsEveryCommand() throws IOException {
    assertThat(tool.run("generate", "eyepacs.yaml")).isZero();

    Path golden = Path.of("src/test/resources/generate/README.expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, written("README.md"));
    }
    assertThat(written("README.md")).isEqualTo(Files.readString(golden));
  }

  @Test
  void recipeOfOnesOwnIsWrittenToo() throws IOException {
    tool.spec(CLOUD_SPEC + "recipe: {operations: [grayscale, {encode: {format: jpeg}}]}\n");
    assertThat(tool.run("generate", "eyepacs.yaml", "-o", "here")).isZero();

    assertThat(tool.out()).contains("here/recipe.yaml\n");
    assertThat(Files.readString(folder.resolve("here/recipe.yaml")))
        .isEqualTo(
            """
            # The recipe of dataset eyepacs, written by tarsier generate with every parameter.
            name: "custom"
            operations:
              - grayscale: {}
              - encode:
                  format: "jpeg"
                  bilevel: false
                  compression: -1
                  quality: 95
            """);
  }

  @Test
  void whatIsNoLongerGeneratedGoes() throws IOException {
    assertThat(tool.run("generate", "eyepacs.yaml")).isZero();
    tool.write("generated/eyepacs/recipe.yaml", "# mine\n");
    tool.spec(CLOUD_SPEC.replace("cluster: {", "cluster: {secondary: {max: 0}, "));
    assertThat(tool.run("generate", "eyepacs.yaml")).isZero();

    assertThat(folder.resolve("generated/eyepacs"))
        .isDirectoryNotContaining("glob:**autoscaling*")
        .isDirectoryContaining("glob:**recipe.yaml");
  }

  @Test
  void longRecipeIsAFileToUpload() throws IOException {
    String steps = "[" + "{morphology: {size: 3}}, ".repeat(20) + "encode]";
    tool.spec(CLOUD_SPEC + "limits: {pixels: 20MP}\nrecipe: {operations: " + steps + "}\n");
    assertThat(tool.run("generate", "eyepacs.yaml")).isZero();

    assertThat(written("recipe.json")).startsWith("{\"name\":\"custom\",\"operations\":[");
    assertThat(written("README.md"))
        .containsPattern(
            "gcloud storage cp recipe.json gs://my-bucket/tarsier/recipes/[0-9a-f]{12}\\.json\n");
  }

  @Test
  void jsonIsTheResultAlone() throws IOException {
    assertThat(tool.run("generate", "eyepacs.yaml", "--json", "--run-id", "first")).isZero();

    JsonNode json = tool.lastJson();
    assertThat(json.path("templateId").asText()).isEqualTo("tarsier-eyepacs");
    assertThat(json.path("policyId").asText()).isEqualTo("tarsier-eyepacs");
    assertThat(json.path("files")).hasSize(3);
    assertThat(json.path("parameters").path("RUN_ID").asText()).isEqualTo("first");
    assertThat(json.path("parameters")).hasSize(8);
  }

  @Test
  void writesJsonWhenAsked() throws IOException {
    assertThat(tool.run("generate", "eyepacs.yaml", "--format", "json")).isZero();

    assertThat(new ObjectMapper().readTree(written("workflow-template.json")).path("jobs"))
        .hasSize(2);
    assertThat(written("README.md")).contains("--source=workflow-template.json");
  }

  @Test
  void jarMayLieElsewhere() throws IOException {
    Files.delete(tool.fake().installation().jobJar());
    assertThat(tool.run("generate", "eyepacs.yaml", "--job-jar", "gs://other/job.jar")).isZero();

    assertThat(written("workflow-template.yaml"))
        .contains("- \"gs://other/job.jar\"")
        .doesNotContain("tarsier-job-sha256", "spark.tarsier.jobSha256");
    assertThat(written("README.md")).doesNotContain("job.jar gs://");
  }

  @Test
  void missingPlacesAreAllSaid() throws IOException {
    tool.spec(CLOUD_SPEC.replaceFirst("cluster: .*", "cluster: {workers: 3}"));

    assertThat(tool.run("generate", "eyepacs.yaml")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            """
            eyepacs.yaml:7:10: error: Missing cluster.project (as in project: my-project; or set \
            GOOGLE_CLOUD_PROJECT) [TARS-S002]
              cluster: {workers: 3}
                       ^
            eyepacs.yaml:7:10: error: Missing cluster.region (as in region: us-central1; or set \
            TARSIER_REGION) [TARS-S002]
              cluster: {workers: 3}
                       ^
            eyepacs.yaml:7:10: error: Missing cluster.staging (a folder for the job's jar, as in \
            staging: gs://bucket/tarsier; or set TARSIER_STAGING) [TARS-S002]
              cluster: {workers: 3}
                       ^
            """);
    assertThat(folder.resolve("generated")).doesNotExist();
  }

  @Test
  void machineWithoutRoomIsAProblemAtItsLine() throws IOException {
    tool.spec(CLOUD_SPEC.replace("cluster: {", "cluster: {machine-type: n2-highcpu-2, "));

    assertThat(tool.run("generate", "eyepacs.yaml")).isEqualTo(1);
    assertThat(tool.err())
        .startsWith(
            "eyepacs.yaml:7:25: error: Invalid cluster.machine-type: n2-highcpu-2 (an image of"
                + " limits.pixels needs an executor of 3099MiB, and the node has 450MiB for"
                + " executors; take more memory, or lower limits.pixels) [TARS-S006]\n");
  }

  @Test
  void badUsageIsTwo() throws IOException {
    assertThat(tool.run("generate", "eyepacs.yaml", "--format", "xml")).isEqualTo(2);
    assertThat(tool.run("generate", "eyepacs.yaml", "--job-jar", "job.jar")).isEqualTo(2);
    assertThat(tool.run("generate", "eyepacs.yaml", "--run-id", "a/b")).isEqualTo(2);

    assertThat(tool.err().lines().filter(line -> line.startsWith("error: ")))
        .containsExactly(
            "error: Invalid --format: xml (use yaml, json or terraform)",
            "error: Invalid location: job.jar (write a URI such as gs://bucket/folder or"
                + " file:/folder)",
            "error: Invalid run id: a/b (1 to 63 of letters, digits, - and _, no - or _ first)");
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() {
    assertThat(tool.run("generate", "eyepacs.yaml", "-o", "eyepacs.yaml")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            "error: Cannot write to eyepacs.yaml: java.nio.file.FileAlreadyExistsException: "
                + folder.resolve("eyepacs.yaml")
                + " (choose another --output)\n");
  }

  @Test
  void missingJarIsSaid() throws IOException {
    Files.delete(tool.fake().installation().jobJar());

    assertThat(tool.run("generate", "eyepacs.yaml")).isEqualTo(1);
    assertThat(tool.err())
        .isEqualTo(
            "error: Missing job jar: "
                + tool.fake().installation().jobJar()
                + " (build it with mvn package, or set TARSIER_JOB_JAR)\n");
  }

  @Test
  void environmentSaysWhereACheckedInSpecDoesNot() throws IOException {
    tool.spec(CLOUD_SPEC.replaceFirst("cluster: .*\n", ""));
    Map<String, String> environment =
        Map.of(
            "TARSIER_PROJECT", "their-project",
            "TARSIER_REGION", "europe-west4",
            "TARSIER_STAGING", "gs://theirs");

    assertThat(Tarsier.run(tool.shell(false, environment).shell(), "generate", "eyepacs.yaml"))
        .isZero();
    assertThat(written("workflow-template.yaml"))
        .contains(
            "\"projects/their-project/regions/europe-west4/autoscalingPolicies/tarsier-eyepacs\"");
  }
}
