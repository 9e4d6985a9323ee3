package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReportParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A speed test as a user types it, over the packaged jar. */
class TestSpeedtestRun {
  @TempDir private Path folder;

  @Test
  void aSmallGridOverBuckets() throws Exception {
    Files.createDirectories(folder.resolve("buckets/shards"));
    Files.createSymbolicLink(folder.resolve("buckets/images"), SampleFolder.of(12));
    Files.writeString(
        folder.resolve("mine.yaml"),
        "dataset: mine\nsource: {uri: gs://images}\noutput: {uri: gs://shards}\n");

    String json =
        ToolRun.of(
                folder,
                "speedtest",
                "mine.yaml",
                "--batch-sizes",
                "1,2",
                "--batch-counts",
                "2,4",
                "--name",
                "small",
                "--buckets",
                "buckets",
                "--json")
            .output();

    SpeedReport report = SpeedReportParser.parse(json);
    assertThat(report.points().measured()).isEqualTo(2 * 2 * 3 * 2);
    // Three of the folder's images are damaged; the largest point needs eight.
    assertThat(report.sample().images()).isEqualTo(8);
    assertThat(report.sample().left()).isBetween(1L, 3L);
    assertThat(report.sample().leftOut()).hasSize((int) report.sample().left());
    Path results = results(folder.resolve("buckets/shards/speedtest/small"));
    assertThat(report.folder()).isEqualTo("gs://shards/speedtest/small/" + results.getFileName());
    assertThat(Files.readAllLines(results.resolve("results.csv"))).hasSize(1 + 24);
    for (String name : List.of("../COMMITTED.json", "results.parquet", "speedtest.html")) {
      assertThat(results.resolve(name)).isNotEmptyFile();
    }
  }

  /** The one attempt's folder, beside the mark. */
  private static Path results(Path test) throws IOException {
    try (Stream<Path> attempts = Files.list(test).filter(Files::isDirectory)) {
      List<Path> folders = attempts.toList();
      assertThat(folders).hasSize(1);
      return folders.get(0);
    }
  }

  @Test
  void theLastStepOfATemplateOnce() throws Exception {
    Files.writeString(
        folder.resolve("mine.yaml"),
        "dataset: mine\nsource: {uri: %s}\noutput: {uri: out}\nlimits: {rejected: 50%%}\nspeedtest: true\n"
            .formatted(SampleFolder.of(12)));
    String[] instantiate = {"instantiate", "mine.yaml", "--local", "--run-id", "one"};

    ToolRun.of(folder, instantiate);
    Path summary = results(folder.resolve("out/speedtest/one")).resolve("summary.json");
    String first = Files.readString(summary);
    SpeedReport report = SpeedReportParser.parse(first);
    assertThat(report.points().measured()).isPositive();
    assertThat(report.points().failed()).isZero();

    assertThat(ToolRun.of(folder, instantiate).err()).contains("Step speedtest: completed");
    assertThat(Files.readString(summary)).isEqualTo(first);
  }
}
