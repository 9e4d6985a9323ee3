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
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first command of the README, as a user types it, and other people's readers on its output.
 */
class TestDemo {
  @TempDir private static Path folder;
  private static String stdout;
  private static Path run;

  @BeforeAll
  static void demo() throws Exception {
    stdout =
        output(
            Checkout.home().resolve("tarsier").toString(),
            "demo",
            "--images",
            "12",
            "--output",
            folder.toString(),
            "--json");
    try (Stream<Path> runs = Files.list(folder.resolve("run"))) {
      run = runs.findFirst().orElseThrow();
    }
  }

  private static String output(String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TARSIER_NO_BUILD", "1");
    builder.environment().put("TARSIER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", List.of(command)).isZero();
    return text;
  }

  @Test
  void accountsForEveryImage() throws Exception {
    RunReport report = RunReportParser.parse(stdout);
    assertThat(report.images().read()).isEqualTo(12);
    assertThat(report.images().rejected()).isEqualTo(3);
    assertThat(report.images().written()).isEqualTo(9);
    assertThat(stdout).isEqualTo(Files.readString(run.resolve("report.json")));
  }

  @Test
  void leavesWhatTheReadmeSays() {
    assertThat(List.of("_MANIFEST.json", "_SUCCESS", "report.html", "shards", "index"))
        .allSatisfy(name -> assertThat(run.resolve(name)).exists());
  }

  @Test
  void pythonReadsItsShardsAndIndex() throws Exception {
    Path python = Checkout.home().resolve("tests/target/peers/bin/python");
    Assumptions.assumeTrue(
        Files.exists(python), "skipped: no Python readers here (run tests/install-peers)");
    Path script = Checkout.home().resolve("tests/src/test/python/read_shards.py");
    JsonNode seen =
        new ObjectMapper().readTree(output(python.toString(), script.toString(), run.toString()));

    assertThat(seen.get("members").asInt()).isEqualTo(9 * 3);
    assertThat(seen.get("rows").asInt()).isEqualTo(12);
    assertThat(seen.get("ranges").asInt()).as("images read by the index's ranges").isEqualTo(9);
    List<String> labels = new ArrayList<>();
    for (JsonNode sample : seen.get("samples")) {
      assertThat(sample.get("sized").asBoolean()).isTrue();
      assertThat(sample.get("cls").asInt())
          .isEqualTo(sample.get("label").asText().equals("left") ? 0 : 1);
      labels.add(sample.get("label").asText());
    }
    assertThat(labels).hasSize(9).contains("left", "right");
  }
}
