package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An incremental data set, run again as its source grows: as users type it, and killed. */
class TestGrowingSource {
  @TempDir private Path folder;
  private List<Path> images;

  @BeforeEach
  void firstImages() throws Exception {
    Path samples = SampleFolder.of(36);
    try (Stream<Path> walk = Files.walk(samples)) {
      images = walk.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
    put(0, 6);
  }

  /** Copies some of the samples into the source, with their times. */
  private void put(int from, int to) throws IOException {
    for (Path image : images.subList(from, to)) {
      Path copy = folder.resolve("images").resolve(image.getParent().getFileName());
      Files.createDirectories(copy);
      Files.copy(image, copy.resolve(image.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private Path copyOf(int image) {
    Path original = images.get(image);
    return folder
        .resolve("images")
        .resolve(original.getParent().getFileName())
        .resolve(original.getFileName());
  }

  private String tarsier(String... arguments) throws Exception {
    return ToolRun.of(folder, arguments).output();
  }

  private RunReport instantiate() throws Exception {
    return RunReportParser.parse(tarsier("instantiate", "eyes.yaml", "--local", "--json"));
  }

  @Test
  void theSameSpecAgainTakesWhatIsNew() throws Exception {
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source: {uri: images, incremental: true, label: parent-directory}
        output: {uri: out}
        limits: {rejected: 100%}
        """);
    RunReport first = instantiate();
    assertThat(first.images().read()).isEqualTo(6);
    assertThat(instantiate()).isEqualTo(first);

    put(6, 16);
    Files.copy(copyOf(7), copyOf(2), StandardCopyOption.REPLACE_EXISTING);
    Files.delete(copyOf(4));
    RunReport second = instantiate();

    assertThat(second.runId()).isEqualTo(first.runId() + "-2");
    assertThat(second.increment()).isEqualTo(new Increment(first.runId(), 4, 1, 0, 1));
    assertThat(second.images().read()).isEqualTo(15);
    assertThat(second.images().taken()).isEqualTo(11);
    VerifyReport verified = VerifyReportParser.parse(tarsier("verify", "eyes.yaml", "--json"));
    assertThat(verified.runId()).isEqualTo(second.runId());
    assertThat(verified.problems()).isEmpty();
    assertThat(verified.checked().samples()).isEqualTo(second.images().written());
  }

  private List<String> arguments(String runId) {
    return SampleFolder.arguments(
        folder.resolve("images"), folder, runId, "--partitions", "12", "--incremental", "true");
  }

  private ProgressEvent.Finished finish(String runId) throws Exception {
    Path log = Checkout.target().resolve("growing-source.log");
    try (JobProcess job = new JobProcess.Launch().start(log, arguments(runId))) {
      assertThat(job.exitCode()).as("exit code; the log is %s", log).isZero();
      List<ProgressEvent> events = job.events();
      return (ProgressEvent.Finished) events.get(events.size() - 1);
    }
  }

  @Test
  void killedInALaterRunItGoesOnThere() throws Exception {
    finish("whole");
    finish("killed");
    put(6, 36);
    Files.delete(copyOf(1));
    finish("whole");
    Path log = Checkout.target().resolve("growing-source.log");
    try (JobProcess job = new JobProcess.Launch().start(log, arguments("killed"))) {
      job.await(() -> SampleFolder.finishedPartitions(folder.resolve("killed-2")) >= 3);
      job.kill();
    }
    long finished = SampleFolder.finishedPartitions(folder.resolve("killed-2"));
    assertThat(folder.resolve("killed-2/_SUCCESS")).doesNotExist();

    RunReport report = finish("killed").report();

    assertThat(report.runId()).isEqualTo("killed-2");
    assertThat(report.spread().resumed()).isEqualTo((int) finished);
    assertThat(report.increment()).isEqualTo(new Increment("killed", 5, 0, 0, 1));
    assertThat(shards("killed-2")).isEqualTo(shards("whole-2"));
    assertThat(folder.resolve("killed-3")).doesNotExist();
  }

  private List<String> shards(String runId) throws IOException {
    return SampleFolder.fingerprint(folder.resolve(runId)).entrySet().stream()
        .filter(file -> file.getKey().endsWith(".tar"))
        .map(file -> file.getKey() + " " + file.getValue())
        .toList();
  }
}
