package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.EraseReport;
import dev.tarsier.job.report.EraseReportParser;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasures from the command line to what is shown; the job is a stand-in. */
class TestErase {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void install() throws IOException {
    tool = new ToolFixture(folder);
  }

  @AfterEach
  void noStackTrace() {
    assertThat(tool.err() + tool.out()).doesNotContain("\tat ");
  }

  private int erase(String line) {
    return tool.run(("erase " + line).split(" "));
  }

  private void answer(EraseReport report) throws IOException {
    tool.fake().everyStart(EraseReportParser.formatLine(report));
  }

  private static EraseReport report(boolean dryRun, EraseReport.Sources sources) {
    return new EraseReport(
        "file:/data/out",
        dryRun,
        false,
        List.of(
            new EraseReport.Run("eyes", 3, 2, 1, 5, 3_000_000),
            new EraseReport.Run("eyes-2", 1, 1, 0, 4, 1_000_000)),
        sources,
        List.of("b.jpg"));
  }

  @Test
  void forPeople() throws IOException {
    answer(
        report(false, new EraseReport.Sources(true, "file:/data/in", 3, List.of("gs://b/l.csv"))));

    assertThat(erase("out/eyes --keys gone.txt --sources")).isZero();

    assertThat(tool.out())
        .isEqualTo(
            """
            Output      file:/data/out
            Run eyes    3 images taken out, 2 shards written again (3.0 MB), 1 emptied and removed
            Run eyes-2  1 image taken out, 1 shard written again (1.0 MB)
            Sources     3 images deleted
            """);
    assertThat(tool.err())
        .isEqualTo(
            """
            Left out of the data set as like an image that is gone, and perhaps of the same \
            person: b.jpg (name them too, to erase their rows and sources)
            Not touched, and may name these images: gs://b/l.csv
            """);
    assertThat(tool.fake().arguments(1))
        .containsSubsequence("--output", "file:" + folder.resolve("out"), "--run-id", "eyes")
        .containsSubsequence("--keys", "file:" + folder.resolve("gone.txt"), "--sources", "true")
        .doesNotContain("--dry-run", "--ignore-missing");
  }

  @Test
  void aLookAhead() throws IOException {
    answer(report(true, new EraseReport.Sources(false, "file:/data/in", 0, List.of())));

    assertThat(erase("out --run-id eyes --keys gone.txt --dry-run --ignore-missing")).isZero();

    assertThat(tool.out())
        .contains("3 images would go, 2 shards to write again (3.0 MB)")
        .contains("Sources     not touched (--sources deletes them)\n")
        .endsWith("Done        nothing yet (--dry-run)\n");
    assertThat(tool.err())
        .endsWith(
            "The images are still at file:/data/in: a new run, or the next one of a data set that"
                + " grows, takes them again\n");
    assertThat(tool.fake().arguments(1))
        .containsSubsequence("--dry-run", "true", "--ignore-missing", "true");
  }

  @Test
  void forMachines() throws IOException {
    EraseReport report =
        report(false, new EraseReport.Sources(true, "file:/data/in", 3, List.of()));
    answer(report);

    assertThat(erase("gs://shards/out/eyes --keys gone.txt --buckets buckets --json")).isZero();

    String line = EraseReportParser.formatLine(report);
    assertThat(tool.out()).isEqualTo(line.substring(0, line.length() - 1) + ",\"copies\":[]}\n");
    assertThat(tool.fake().arguments(1))
        .containsSubsequence("--output", "gs://shards/out")
        .containsSubsequence("--buckets", folder.resolve("buckets").toString())
        .noneMatch(argument -> argument.contains("connectors"));
  }

  @Test
  void whatTheJobRefusesIsTold() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(
                new ProgressEvent.Refused("--keys", "Missing images: 1 of 1 line")),
            "exit 1");

    assertThat(erase("out/eyes --keys gone.txt")).isEqualTo(1);

    assertThat(tool.err()).isEqualTo("error: Missing images: 1 of 1 line\n");
  }

  @Test
  void aSpecNamesItsRun() throws IOException {
    answer(report(false, new EraseReport.Sources(false, "file:/data/in", 0, List.of())));
    Files.createDirectories(folder.resolve("images"));
    Files.writeString(
        folder.resolve("eyes.yaml"),
        """
        dataset: eyes
        source: {uri: images, incremental: true}
        output: {uri: out}
        """);

    assertThat(erase("eyes.yaml --keys gone.txt")).as(tool.err()).isZero();

    assertThat(tool.fake().arguments(1))
        .containsSubsequence("--output", "file:" + folder.resolve("out"), "--run-id");
  }
}
