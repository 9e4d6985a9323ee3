package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReportParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool's side of a speed test; the job's is a fake. */
class TestSpeedtestCommand {
  @TempDir private Path folder;
  private ToolFixture tool;

  @BeforeEach
  void start() throws IOException {
    tool = new ToolFixture(folder);
    Files.createDirectories(folder.resolve("images"));
    Files.writeString(
        folder.resolve("mine.yaml"), "dataset: mine\nsource: {uri: images}\noutput: {uri: out}\n");
  }

  private static SpeedReport report(int failed, String... problems) {
    return report(failed, List.of(), problems);
  }

  private static SpeedReport report(int failed, List<RejectedImage> left, String... problems) {
    return new SpeedReport(
        "mine",
        "one",
        "file:/out/speedtest/one",
        0,
        2,
        new SpeedReport.Sample(400, 192, 19_200_000, left.size(), 4, left),
        new SpeedReport.Points(96 - failed, failed, 0, 576),
        List.of(),
        List.of(
            new SpeedReport.Table(
                "format",
                true,
                List.of(
                    new SpeedReport.Row("raw", 0, 16, 250, 249, List.of(245.5, 254.5), 25, 250),
                    new SpeedReport.Row("tar", 0, 1, 84.25, 84.25, List.of(), 8.4, 2)))),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new SpeedReport.Advice(
                "batch", "format", "Take raw rather than tar.", "raw was read 2.97 times as fast")),
        List.of(problems));
  }

  @Test
  void theSummaryIsShown() throws IOException {
    tool.fake().everyStart(SpeedReportParser.formatLine(report(0)));

    assertThat(tool.run("speedtest", "mine.yaml", "--seed", "7", "--name", "one", "--cores", "2"))
        .isZero();
    assertThat(tool.out())
        .isEqualTo(
            """
            96 points measured, 2 at a time, over 192 of 400 images

            Format     Decoding  images/s           95% interval       MB/s requests/s
            raw        on             250             246 to 255       25.0        250
            tar        on            84.3              one point        8.4        2.0

            For batch use
            - Take raw rather than tar.
              (raw was read 2.97 times as fast)

            Page    file:/out/speedtest/one/speedtest.html
            Points  file:/out/speedtest/one/results.csv, results.parquet
            """);
    assertThat(tool.fake().arguments(1))
        .containsSequence("--class", "dev.tarsier.job.SpeedtestJob")
        .containsSequence("--dataset", "mine", "--input", "file:" + folder + "/images")
        .containsSequence("--output", "file:" + folder + "/out")
        .containsSequence("--batch-sizes", "2,4,8,16", "--batch-counts", "3,6,9,12")
        .containsSequence("--seed", "7")
        .endsWith("--name", "one");
  }

  @Test
  void damagedImagesAreCountedAndSomeAreNamed() throws IOException {
    List<RejectedImage> left =
        IntStream.range(0, 5)
            .mapToObj(i -> new RejectedImage(i + "\u001b[1m.jpg", RejectReason.EMPTY, ""))
            .toList();
    tool.fake().everyStart(SpeedReportParser.formatLine(report(0, left)));

    assertThat(tool.run("speedtest", "mine.yaml")).isZero();
    assertThat(tool.out())
        .startsWith(
            """
            96 points measured, 2 at a time, over 192 of 400 images
            5 left out as damaged: 0?[1m.jpg (EMPTY), 1?[1m.jpg (EMPTY), 2?[1m.jpg (EMPTY) and 2 more

            Format \
            """);
  }

  @Test
  void failedPointsAreNamedAndTheExitCodeIsOne() throws IOException {
    String json = SpeedReportParser.formatLine(report(1, "Cannot measure raw: it is gone"));
    tool.fake()
        .everyStart(
            json,
            ProgressEventParser.format(new ProgressEvent.Refused("", "Cannot measure 1 of 96")),
            "exit 1");

    assertThat(tool.run("speedtest", "mine.yaml", "--json")).isEqualTo(1);
    assertThat(tool.out()).isEqualTo(json + "\n");
    assertThat(tool.err()).endsWith("error: Cannot measure raw: it is gone\n");
  }

  @Test
  void whatTheJobRefusesIsSaidAsItIs() throws IOException {
    tool.fake()
        .everyStart(
            ProgressEventParser.format(
                new ProgressEvent.Refused("", "Invalid --repetitions: 0 (must be 1 to 1000)")),
            "exit 2");

    assertThat(tool.run("speedtest", "mine.yaml", "--repetitions", "0")).isEqualTo(2);
    assertThat(tool.err()).endsWith("error: Invalid --repetitions: 0 (must be 1 to 1000)\n");
    assertThat(tool.run("speedtest")).isEqualTo(2);
    assertThat(tool.err()).contains("error: Missing required parameter: 'FILE'");
  }
}
