package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.Erasure;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Increment;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.Reads;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.ScatterPoint;
import dev.tarsier.job.report.StageSeconds;
import dev.tarsier.job.report.Thumbnail;
import dev.tarsier.job.report.Usage;
import dev.tarsier.job.report.VerifyReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in names, labels and messages: a page has the very elements and attributes that
 * it has for a harmless word, and links to nothing else.
 */
class TestHostilePages {
  private static final String HARMLESS = "word";

  static Stream<String> texts() {
    return HostileTexts.ALL.stream();
  }

  private static String report(String text) {
    RunFixture run = new RunFixture();
    run.dataset = text;
    run.runId = text;
    run.thumbnails = List.of(new Thumbnail(text, RunFixture.PIXEL, RunFixture.PIXEL, text));
    run.rejected = List.of(new RejectedImage(text, RejectReason.TRUNCATED, text));
    run.labels = List.of(text, "left");
    run.configuration = Map.of("--recipe", text);
    run.versions = Map.of("tarsier", text);
    run.shards = List.of(new FileRecord(text, 1_500_000, 40, text));
    run.extras = List.of(new FileRecord(text, 1, 1, text));
    run.pca =
        new PcaReport(
            2,
            8,
            9,
            text,
            0.75,
            List.of(0.5, 0.25),
            new PcaReport.Explained(9, 0.75),
            PcaReport.Explained.NONE);
    run.points =
        List.of(
            new ScatterPoint(0, 0, text, false),
            new ScatterPoint(1, 1, text, true),
            new ScatterPoint(0, 1, "left", false));
    return run.html();
  }

  private static String erased(String text) {
    RunReport report =
        new RunReport(
            text,
            text,
            Counts.NONE,
            1,
            1,
            1,
            1,
            StageSeconds.NONE,
            Reads.NONE,
            new RunReport.Spread(1, 0, 0, 1, 1, 1),
            0,
            Map.of("--recipe", text),
            Map.of("tarsier", text),
            List.of(),
            PcaReport.NONE,
            Increment.NONE,
            Usage.NONE);
    Manifest manifest =
        new Manifest(
            text,
            text,
            "c0ffee",
            new ListingSummary(1, 1, "5eed"),
            0,
            Counts.NONE,
            List.of(text),
            List.of(new FileRecord(text, 1, 1, text)),
            List.of(),
            List.of(),
            Erasure.NONE);
    return ErasedPage.render(report(text), report, manifest, Set.of("another" + text));
  }

  private static String samples(String text) {
    VerifyReport report =
        new VerifyReport(
            text,
            text,
            text,
            new VerifyReport.Checked(1, 1, 1, 1, 1, 1, 0),
            text,
            2,
            List.of(text));
    return SamplesPage.render(
        report, List.of(new SheetSample(text, text, text, text, 0, 0, 1, 1, "QUJD")));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void reportOfARun(String text) {
    same(report(text), report(HARMLESS));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void reportOfARunFromWhichImagesWereTaken(String text) {
    same(erased(text), erased(HARMLESS));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void contactSheet(String text) {
    same(samples(text), samples(HARMLESS));
  }

  private static void same(String page, String harmless) {
    assertThat(ParsedPage.of(page).structure()).isEqualTo(ParsedPage.of(harmless).structure());
    assertThat(ParsedPage.of(page).links()).allMatch(link -> link.matches("(?s)#[\\w-]+|data:.*"));
    assertThat(page).contains("default-src 'none'").doesNotContain("script-src");
  }
}
