package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.StageSeconds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestEmptyRuns {
  private RunFixture run;

  @BeforeEach
  void newRun() {
    run = new RunFixture();
  }

  private ParsedPage page() {
    return ParsedPage.of(run.html());
  }

  private String verdict(long written, long rejected, long skipped) {
    run.counts =
        new Counts(
            written,
            rejected,
            skipped,
            rejected == 0 ? Map.of() : Map.of(RejectReason.EMPTY, rejected));
    return page().text("//p[@class='verdict']") + " " + page().text("//p[@class='sum']");
  }

  @Test
  void verdictInWords() {
    assertThat(verdict(0, 0, 0))
        .isEqualTo("No image was read. 0 read = 0 written + 0 rejected + 0 skipped");
    assertThat(verdict(48, 0, 0))
        .isEqualTo("All 48 images were written. 48 read = 48 written + 0 rejected + 0 skipped");
    assertThat(verdict(1, 0, 0))
        .isEqualTo("The only image was written. 1 read = 1 written + 0 rejected + 0 skipped");
    assertThat(verdict(45, 3, 0))
        .isEqualTo(
            "45 of 48 images were written, 3 rejected (6.3%)."
                + " 48 read = 45 written + 3 rejected + 0 skipped");
    assertThat(verdict(1, 1, 2))
        .isEqualTo(
            "1 of 4 images was written, 1 rejected (25.0%), 2 skipped."
                + " 4 read = 1 written + 1 rejected + 2 skipped");
  }

  @Test
  void verdictWhenNothingWasWritten() {
    assertThat(verdict(0, 12, 0)).startsWith("Nothing was written: all 12 images were rejected. ");
    assertThat(verdict(0, 1, 0)).startsWith("Nothing was written: the only image was rejected. ");
    assertThat(verdict(0, 1, 1)).startsWith("Nothing was written: 1 rejected (50.0%), 1 skipped. ");
  }

  @Test
  void outcomeBarSaysItsShares() {
    run.counts = new Counts(45, 3, 0, Map.of(RejectReason.EMPTY, 3L));
    assertThat(page().text("//desc[@id='outcome-desc']"))
        .isEqualTo("93.8% written, 6.3% rejected, 0% skipped");
    run.counts = Counts.NONE;
    assertThat(page().texts("//header//svg")).isEmpty();
  }

  @Test
  void nothingAtAll() {
    run.counts = Counts.NONE;
    run.seconds = 0;
    run.stages = StageSeconds.NONE;
    run.partitionSeconds = List.of();
    run.thumbnails = List.of();
    run.rejected = List.of();
    run.labels = List.of();
    run.shards = List.of();
    run.configuration = Map.of();
    run.versions = Map.of();
    ParsedPage page = page();
    assertThat(page.text("//header")).contains("Images/s0all", "Time0 sfirst", "Shards0none");
    assertThat(page.section("before-after"))
        .isEqualTo("Before and after No image was written, so there is nothing to show.");
    assertThat(page.section("core-time"))
        .endsWith("No core time was measured: no image was worked on.");
    assertThat(page.section("partitions")).endsWith("No partition was worked on.");
    assertThat(page.section("rejected")).isEqualTo("Rejected images None.");
    assertThat(page.section("shards")).isEqualTo("Shards No shard was written.");
    assertThat(page.texts("//section[@id='labels']")).isEmpty();
    assertThat(page.texts("//details[1]/p")).containsExactly("Nothing recorded.");
  }

  @Test
  void writtenWithoutThumbnails() {
    run.thumbnails = List.of();
    assertThat(page().section("before-after")).endsWith("This run kept no thumbnails.");
  }

  @Test
  void rejectedButNoneListed() {
    run.rejected = List.of();
    assertThat(page().texts("//table[@class='rejections']")).isEmpty();
    assertThat(page().section("rejected")).contains("5 not listed here;");
  }

  @Test
  void onePartition() {
    run.partitionSeconds = List.of(4.2);
    assertThat(page().section("partitions")).endsWith("One partition, 4.20 s.");
  }

  @Test
  void equalPartitions() {
    run.partitionSeconds = List.of(4.2, 4.2, 4.2004);
    assertThat(page().section("partitions")).endsWith("All 3 partitions took 4.20 s.");
  }

  @Test
  void nearlyEqualPartitionsHaveNoLongestWorthAFactor() {
    run.partitionSeconds = List.of(4.2, 4.3);
    assertThat(page().section("partitions")).endsWith("The longest was partition 1.");
  }

  @Test
  void zeroMedianHasNoRatio() {
    run.partitionSeconds = List.of(0.0, 0.0, 3.0);
    assertThat(page().section("partitions")).endsWith("The longest was partition 2.");
  }
}
