package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the environment or a file may know is nowhere that a run writes to. */
class TestSecrets {
  private static final String PASSWORD = "pw-5ecret-of-this-test";
  private static final String TOKEN = "tok-5ecret-of-this-test";
  private static final String KEY = "key-5ecret-of-this-test";
  private static final List<String> SECRETS =
      List.of(
          PASSWORD,
          TOKEN,
          KEY,
          Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));

  @TempDir private Path folder;
  @TempDir private Path keys;

  private void spec(String mlflow) throws Exception {
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source: {uri: %s}
        output: {uri: out}
        limits: {rejected: 60%%}
        tracking: {mlflow: "%s", experiment: grading}
        """
            .formatted(SampleFolder.of(6), mlflow));
  }

  private ProcessBuilder instantiate() throws IOException {
    Path key = keys.resolve("key.json");
    Files.writeString(key, "{\"type\": \"service_account\", \"private_key\": \"" + KEY + "\"}");
    ProcessBuilder builder =
        ServedEmulator.tool(folder, "instantiate", "eyes.yaml", "--local")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().put("MLFLOW_TRACKING_USERNAME", "me");
    builder.environment().put("MLFLOW_TRACKING_PASSWORD", PASSWORD);
    builder.environment().put("MLFLOW_TRACKING_TOKEN", TOKEN);
    builder.environment().put("GOOGLE_APPLICATION_CREDENTIALS", key.toString());
    return builder;
  }

  /** The command lines of the tool and of what it has started. */
  private static String commandLines(Process process) {
    StringBuilder lines = new StringBuilder();
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(handle -> lines.append(commandLine(handle.pid())).append('\n'));
    return lines.toString();
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // It has ended, or there is no /proc.
    }
  }

  /** Below {@link #folder}: output, report, manifest, logs, history, standard output and error. */
  private void assertNoSecretIsWritten() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(text(file)).doesNotContain(SECRETS));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void runWithCredentialsInItsEnvironment() throws Exception {
    spec("http://127.0.0.1:1");
    StringBuilder seen = new StringBuilder();
    Process process = instantiate().start();
    do {
      seen.append(commandLines(process));
    } while (!process.waitFor(100, TimeUnit.MILLISECONDS));

    assertThat(process.exitValue()).as(text(folder.resolve("stderr"))).isZero();
    assertThat(text(folder.resolve("stderr"))).contains("no connection");
    assertThat(seen.toString()).contains("ProcessJob").doesNotContain(SECRETS);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("report.json", "report.html", "_MANIFEST.json", "driver.log");
    }
    assertNoSecretIsWritten();
  }

  @Test
  void passwordInAUriIsRefusedAndNotRepeated() throws Exception {
    spec("http://me:" + PASSWORD + "@127.0.0.1:1");
    Process process = instantiate().start();

    assertThat(process.waitFor()).isEqualTo(1);
    Files.delete(folder.resolve("eyes.yaml"));
    assertThat(text(folder.resolve("stderr"))).contains("Invalid MLflow URI: it holds a user");
    assertNoSecretIsWritten();
  }
}
