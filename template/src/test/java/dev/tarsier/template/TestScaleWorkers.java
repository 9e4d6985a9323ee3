package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.emulator.EmbeddedDataproc;
import dev.tarsier.template.emulator.EmulatorSettings;
import dev.tarsier.template.fork.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scale --workers}: clusters of a served Dataproc, measured one after the other. */
class TestScaleWorkers {
  private static final String CLUSTER =
      """
      cluster: {machine-type: n2-standard-4, region: us-central1}
      """;

  @TempDir private Path folder;
  private ToolFixture tool;
  private EmbeddedDataproc dataproc;

  @BeforeEach
  void serve() throws Exception {
    tool = new ToolFixture(folder);
    Files.writeString(folder.resolve("mine.yaml"), ToolFixture.SPEC + CLUSTER);
    EmulatorSettings settings =
        new EmulatorSettings(
            0,
            folder.resolve("buckets"),
            folder.resolve("state"),
            tool.fake().installation(),
            new LocalSettings(2, ByteSize.ofMebibytes(512)));
    dataproc = EmbeddedDataproc.start(settings, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    dataproc.close();
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private int scale(String... more) {
    List<String> line = new ArrayList<>(List.of("scale", "mine.yaml", "--clusters", "mine.csv"));
    line.addAll(List.of("--endpoint", dataproc.root().toString()));
    line.addAll(List.of(more));
    return tool.run(line.toArray(String[]::new));
  }

  @Test
  void clustersAreRunOnNotedAndShown() throws IOException {
    tool.fake().everyStart(tool.finished());

    assertThat(scale("--workers", "4,2", "--picture", "clusters.svg")).as(tool.err()).isZero();

    assertThat(Files.readAllLines(folder.resolve("mine.csv")))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("eyepacs,n2-standard-4,2,4,16.0,n2,"))
        .anySatisfy(line -> assertThat(line).startsWith("eyepacs,n2-standard-4,4,4,16.0,n2,"))
        .last()
        .asString()
        .endsWith(",0,2.5,12");
    assertThat(tool.out())
        .contains("n2-standard-4  2        3        ", "n2-standard-4  4        3        ");
    assertThat(tool.err())
        .contains(
            "Run 1 of 2: 2 x n2-standard-4\n",
            "Run 2 of 2: 4 x n2-standard-4\n",
            "Created workflow template tarsier-eyepacs-scale\n",
            "Updated workflow template tarsier-eyepacs-scale\n")
        .containsPattern("The runs stay in file:\\S+/out/scale-\\d{8}t\\d{6}-\\* ");
    assertThat(folder.resolve("clusters.svg")).content().contains("Cost against runtime");
  }

  @Test
  void whatRanBeforeAFailureIsNoted() throws IOException {
    tool.fake()
        .everyStart(ProgressEventParser.format(new ProgressEvent.Failed("Too many")), "exit 3");
    tool.fake().start(1, tool.finished());
    tool.fake().start(2, tool.finished());

    assertThat(scale("--workers", "2,4")).isEqualTo(3);

    assertThat(Files.readAllLines(folder.resolve("mine.csv"))).hasSize(2);
    assertThat(tool.err())
        .containsPattern(
            "error: Cannot measure on 4 x n2-standard-4: run scale-\\S+-workers-4-1 failed \\(its"
                + " messages are above; what ran before is noted in mine.csv\\)\n");
  }

  @Test
  void nothingIsStartedWhenSomethingIsWrong() throws IOException {
    assertThat(scale("--workers", "1,2")).isEqualTo(2);
    assertThat(tool.err())
        .contains(
            "error: Invalid --workers: 1,2 (must be numbers from 2 to 1000, each once, as in 2,4)\n");

    assertThat(scale("--workers", "2", "--repetitions", "0")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Invalid --repetitions: 0 (must be 1 to 100)\n");

    assertThat(tool.run("scale", "mine.yaml", "--workers", "2")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Missing --clusters (a CSV file that keeps runs on --workers)\n");

    Files.writeString(
        folder.resolve("mine.yaml"),
        ToolFixture.SPEC + CLUSTER.replace("us-central1", "asia-east1"));
    assertThat(scale("--workers", "2")).isEqualTo(2);
    assertThat(tool.err())
        .contains("error: Cannot propose a cluster: none has a known price in this region");
    assertThat(folder.resolve("mine.csv")).doesNotExist();

    Files.writeString(folder.resolve("mine.yaml"), ToolFixture.SPEC + CLUSTER);
    Files.writeString(folder.resolve("mine.csv"), "cluster,seconds\n");
    assertThat(scale("--workers", "2")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Missing columns in mine.csv: workload, machine_type, ");
    assertThat(tool.fake().wasStarted(1)).isFalse();
  }
}
