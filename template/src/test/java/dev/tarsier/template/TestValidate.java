package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tarsier validate} from end to end. */
class TestValidate {
  private static final String POLICY =
      """
      id: fast
      workerConfig:
        maxInstances: 2
      basicAlgorithm:
        cooldownPeriod: 2m
        yarnConfig:
          gracefulDecommissionTimeout: 0s
          scaleUpFactor: 1.0
          scaleDownFactor: 0.0
      """;

  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
  }

  @Test
  void aSoundFileIsOk() {
    assertThat(tool.run("validate", "mine.yaml")).isZero();
    assertThat(tool.out()).isEqualTo("mine.yaml: ok (dataset spec)\n");
    assertThat(tool.err()).isEqualTo("1 file, 0 errors, 0 warnings\n");
  }

  @Test
  void everyProblemOfEveryFileIsPrinted() throws IOException {
    Files.writeString(folder.resolve("broken.yaml"), "dataset: 7\nsource:\n  uri: images\n");
    Files.writeString(folder.resolve("policy.json"), "{\"workerConfig\": {\"maxInstances\": 1}}");

    assertThat(tool.run("validate", "broken.yaml", "mine.yaml", "policy.json", "none.yaml"))
        .isEqualTo(1);
    assertThat(tool.out()).isEqualTo("mine.yaml: ok (dataset spec)\n");
    assertThat(tool.err())
        .isEqualTo(
            """
            none.yaml: error: Missing file: no such file (check the name; tarsier demo writes a dataset spec to copy) [TARS-Y001]
            broken.yaml:1:1: error: Missing output.uri (as in uri: gs://bucket/output) [TARS-S002]
              dataset: 7
              ^
            broken.yaml:1:10: error: Invalid dataset: 7 (YAML reads a number; write "7") [TARS-S003]
              dataset: 7
                       ^
            policy.json:1:1: error: Missing basicAlgorithm.yarnConfig (it says when workers are added; without it gcloud crashes) [TARS-P006]
              {"workerConfig": {"maxInstances": 1}}
              ^
            policy.json:1:35: error: Invalid maxInstances: 1 (primary workers number at least 2) [TARS-P003]
              {"workerConfig": {"maxInstances": 1}}
                                                ^
            4 files, 5 errors, 0 warnings
            """);
  }

  @Test
  void aWarningIsAnErrorWhenStrict() throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), POLICY);

    assertThat(tool.run("validate", "policy.yaml")).isZero();
    assertThat(tool.out()).isEqualTo("policy.yaml: ok (autoscaling policy, 1 warning)\n");
    assertThat(tool.run("validate", "policy.yaml", "--strict")).isEqualTo(1);
    assertThat(tool.err())
        .contains("policy.yaml:5:19: warning: Invalid cooldownPeriod: 2m (only gcloud")
        .contains("policy.yaml:5:19: error: Invalid cooldownPeriod: 2m (only gcloud")
        .contains("1 file, 0 errors, 1 warning\n")
        .endsWith("1 file, 1 error, 0 warnings\n");
  }

  @Test
  void jsonIsAloneOnStdout() throws IOException {
    Files.writeString(folder.resolve("policy.yaml"), POLICY);

    assertThat(tool.run("validate", "policy.yaml", "mine.yaml", "--json")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            [ {
              "file" : "policy.yaml",
              "line" : 5,
              "column" : 19,
              "path" : "basicAlgorithm.cooldownPeriod",
              "code" : "TARS-F014",
              "severity" : "warning",
              "message" : "Invalid cooldownPeriod: 2m (only gcloud reads this; write 120s for everything else)"
            } ]
            """);
    assertThat(tool.err()).isEqualTo("2 files, 0 errors, 1 warning\n");
  }

  @Test
  void foldersAreWalked() throws IOException {
    Path below = Files.createDirectories(folder.resolve("datasets/more"));
    Files.copy(folder.resolve("mine.yaml"), below.resolve("b.yml"));
    Files.copy(folder.resolve("mine.yaml"), folder.resolve("datasets/a.yaml"));
    Files.writeString(folder.resolve("datasets/notes.txt"), "dataset: 7");
    Files.writeString(folder.resolve("datasets/.hidden.yaml"), "dataset: 7");

    assertThat(tool.run("validate", "datasets", "datasets/a.yaml")).isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            datasets/a.yaml: ok (dataset spec)
            datasets/more/b.yml: ok (dataset spec)
            """);
  }

  @Test
  void aFolderWithoutFilesIsBadUsage() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    assertThat(tool.run("validate", "empty")).isEqualTo(2);
    assertThat(tool.run("validate")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Missing files: empty holds no .yaml, .yml or .json (name another folder)\n")
        .contains("error: Missing required parameter: 'FILE'\n");
  }
}
