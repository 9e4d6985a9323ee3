package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.PreviewResult;
import dev.tarsier.job.report.PreviewResultParser;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of a user's own operation, from its source to shards, as a user does it. */
class TestOwnOperations {
  private static final Path EXAMPLE = Checkout.home().resolve("tests/own-operations");

  @TempDir private Path folder;
  private String said = "";

  /** What a command prints; its messages are in {@link #said}. */
  private String run(int code, List<String> command) throws Exception {
    File errors = folder.resolve("errors").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors);
    builder.environment().put("TARSIER_NO_BUILD", "1");
    builder.environment().put("TARSIER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int ended = process.waitFor();
    said = Files.readString(errors.toPath());
    assertThat(ended).as("exit code of %s, which said %s", command, said).isEqualTo(code);
    return text;
  }

  private String tarsier(int code, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Checkout.home().resolve("tarsier").toString()));
    command.addAll(List.of(arguments));
    return run(code, command);
  }

  private Path jar() {
    return folder.resolve("own-operations.jar");
  }

  @BeforeEach
  void build() throws Exception {
    run(0, List.of(EXAMPLE.resolve("build").toString(), jar().toString()));
    Files.copy(EXAMPLE.resolve("dataset.yaml"), folder.resolve("dataset.yaml"));
    Files.createSymbolicLink(folder.resolve("images"), SampleFolder.of(6));
  }

  private RunReport instantiate() throws Exception {
    return RunReportParser.parse(tarsier(0, "instantiate", "dataset.yaml", "--local", "--json"));
  }

  private void edit(String from, String to) throws IOException {
    Path spec = folder.resolve("dataset.yaml");
    Files.writeString(spec, Files.readString(spec).replace(from, to));
  }

  @Test
  void fromItsSourceToShards() throws Exception {
    tarsier(0, "validate", "dataset.yaml", "--strict");
    assertThat(tarsier(0, "recipes", "gamma", "--spec", "dataset.yaml"))
        .isEqualTo("gamma: brightens or darkens shadows by a power\n  exponent  0.8 (0.1 to 10)\n");

    PreviewResult preview =
        PreviewResultParser.parse(tarsier(0, "preview", "dataset.yaml", "--json"));
    assertThat(preview.images()).anyMatch(image -> image.steps().size() == 4);
    assertThat(Files.readString(Path.of(preview.page()))).contains("exponent", "gamma");

    RunReport report = instantiateTolerantly();
    assertThat(report.images().written()).isEqualTo(3);
  }

  /** Half of the sample images are damaged. */
  private RunReport instantiateTolerantly() throws Exception {
    edit("dataset: toned", "dataset: toned\nlimits: {rejected: 60%}");
    return instantiate();
  }

  @Test
  void anotherJarIsAnotherRun() throws Exception {
    RunReport first = instantiateTolerantly();

    run(0, List.of(EXAMPLE.resolve("build").toString(), jar().toString()));
    assertThat(instantiate().runId()).as("equal bytes").isEqualTo(first.runId());

    Files.delete(jar());
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(classes.resolve("note.txt"), "another content");
    run(0, List.of(EXAMPLE.resolve("build").toString(), jar().toString()));
    String jarTool = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    run(0, List.of(jarTool, "--update", "--file", jar().toString(), "-C", "classes", "note.txt"));
    assertThat(instantiate().runId()).as("other bytes").isNotEqualTo(first.runId());
  }

  @Test
  void aJarInABucketIsKnownToTheJobAlone() throws Exception {
    Path bucket = Files.createDirectories(folder.resolve("buckets/jars"));
    Files.move(jar(), bucket.resolve("own-operations.jar"));
    edit("[own-operations.jar]", "[gs://jars/own-operations.jar]");
    edit("dataset: toned", "dataset: toned\nlimits: {rejected: 60%}");

    tarsier(0, "validate", "dataset.yaml");
    assertThat(said)
        .contains("warning: Cannot check gamma: known only to gs://jars/own-operations");

    String[] run = {"instantiate", "dataset.yaml", "--local", "--buckets", "buckets", "--json"};
    RunReport report = RunReportParser.parse(tarsier(0, run));
    assertThat(report.images().written()).isEqualTo(3);
    assertThat(RunReportParser.parse(tarsier(0, run)).runId()).isEqualTo(report.runId());
  }

  @Test
  void aParameterOutOfRangeIsFoundByTheRecordItself() throws Exception {
    edit("exponent: 0.6", "exponent: 11");

    tarsier(1, "validate", "dataset.yaml");

    assertThat(said)
        .startsWith(
            "dataset.yaml:7:25: error: Invalid exponent: 11.0 (must be 0.1 to 10) [TARS-S005]");
  }

  @Test
  void aJarThatIsNotThere() throws Exception {
    Files.delete(jar());

    tarsier(1, "validate", "dataset.yaml");

    assertThat(said)
        .startsWith(
            "dataset.yaml:4:8: error: Missing jar: "
                + jar()
                + " does not exist (build it, or mend the path) [TARS-S004]");
  }
}
