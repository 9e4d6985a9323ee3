package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool killed outright while its job runs: the job must not live on. */
class TestKilledTool {
  @TempDir private Path folder;

  @Test
  void theJobEndsWithTheTool() throws Exception {
    Files.writeString(
        folder.resolve("mine.yaml"),
        """
        dataset: mine
        source: {uri: %s}
        output: {uri: out}
        limits: {rejected: 100%%}
        """
            .formatted(SampleFolder.of(36)));
    ProcessBuilder builder =
        new ProcessBuilder(
            Checkout.home().resolve("tarsier").toString(), "instantiate", "mine.yaml", "--local");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("TARSIER_NO_BUILD", "1");
    builder.environment().put("TARSIER_HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process tool = builder.start();
    List<ProcessHandle> forked;
    try (BufferedReader lines = tool.inputReader(StandardCharsets.UTF_8)) {
      // The job has listed its images: it has started, and has work before it.
      String line = lines.readLine();
      while (line != null && !line.startsWith("36 images")) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
      forked = tool.descendants().toList();
    } finally {
      tool.destroyForcibly();
    }

    assertThat(forked).isNotEmpty();
    for (ProcessHandle job : forked) {
      job.onExit().get(1, TimeUnit.MINUTES);
    }
    assertThat(forked).noneMatch(ProcessHandle::isAlive);
  }
}
