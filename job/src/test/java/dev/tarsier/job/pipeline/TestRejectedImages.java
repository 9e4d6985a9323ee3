package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each reason is produced by a file made for it, and the run goes on to its end. */
class TestRejectedImages extends PipelineTest {
  @Test
  void eachReasonIsProducedByAFileMadeForIt() throws IOException {
    putOneFileForEachReason();
    Path labels = folder.resolve("labels.csv");
    String names = "good empty web-page gif cmyk truncated checksum large control\u0001";
    Files.writeString(labels, "image,grade\n" + names.replace(" ", ",0\n") + ",0\n");
    JobRequest request =
        run.request(
            "--partitions",
            "3",
            "--max-rejected",
            "1",
            "--max-pixels",
            "30000",
            "--label",
            "csv",
            "--label-csv",
            "file:" + labels,
            "--label-key",
            "image",
            "--label-value",
            "grade");

    assertThat(reasons(run.run(request)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "empty.jpg", RejectReason.EMPTY,
                "web-page.jpg", RejectReason.UNKNOWN_TYPE,
                "gif.jpg", RejectReason.UNSUPPORTED,
                "cmyk.jpg", RejectReason.UNSUPPORTED_COLOR,
                "truncated.jpg", RejectReason.TRUNCATED,
                "checksum.png", RejectReason.CORRUPT,
                "large.png", RejectReason.TOO_LARGE,
                "control\u0001.jpg", RejectReason.INVALID_NAME,
                "unlabelled.jpg", RejectReason.UNLABELLED));
  }

  private void putOneFileForEachReason() throws IOException {
    run.put("good.jpg", TestImages.jpeg(7, 80, 60));
    run.put("empty.jpg", new byte[0]);
    run.put("web-page.jpg", "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8));
    run.put("gif.jpg", TestImages.gif());
    run.put("cmyk.jpg", TestImages.cmykJpeg());
    run.put("truncated.jpg", TestImages.truncatedJpeg());
    run.put("checksum.png", TestImages.pngWithWrongChecksum());
    run.put("large.png", TestImages.png(5, 200, 200));
    run.put("control\u0001.jpg", TestImages.jpeg(8, 80, 60));
    run.put("unlabelled.jpg", TestImages.jpeg(9, 80, 60));
  }

  private static Map<String, RejectReason> reasons(RunReport report) {
    return report.rejected().stream()
        .collect(
            Collectors.toMap(
                RejectedImage::path, RejectedImage::reason, (left, right) -> left, TreeMap::new));
  }

  @Test
  void anImageThatIsGoneIsUnreadable() throws IOException {
    run.put("here.jpg", TestImages.jpeg(1, 80, 60));
    Path inventory = folder.resolve("inventory.txt");
    Files.writeString(inventory, "here.jpg\ngone.jpg\n");
    RunReport report =
        run.run(
            run.request(
                "--inventory", "file:" + inventory, "--partitions", "1", "--max-rejected", "1"));
    assertThat(report.rejected())
        .containsExactly(
            new RejectedImage("gone.jpg", RejectReason.UNREADABLE, "the file does not exist"));
    assertThat(report.images().written()).isEqualTo(1);
  }

  @Test
  void anOperationThatCannotTakeTheImageRejectsIt() throws IOException {
    run.put("colour.jpg", TestImages.jpeg(1, 80, 60));
    RunReport report =
        run.run(
            run.request(
                "--recipe",
                "{\"operations\":[\"adaptive-threshold\"]}",
                "--partitions",
                "1",
                "--max-rejected",
                "1"));
    assertThat(report.rejected()).hasSize(1);
    assertThat(report.rejected().get(0).reason()).isEqualTo(RejectReason.OPERATION_FAILED);
    assertThat(report.rejected().get(0).detail())
        .contains("adaptiveThreshold")
        .doesNotContain("/home");
  }

  @Test
  void tooManyRejectedFailTheRunAfterAllIsWrittenAndAHigherLimitOnlyJudgesAgain()
      throws IOException {
    run.putImages(6);
    run.put("left/broken.jpg", TestImages.truncatedJpeg());
    JobRequest strict = run.request("--partitions", "3", "--run-id", "one");
    assertThatThrownBy(() -> run.run(strict))
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "Cannot accept the run: 1 of 7 images were rejected (14.3 %, limit 5.0 %); all is"
                + " written and reported in file:"
                + run.folder(strict)
                + "/report.html; raise limits.rejected and run again, nothing is done twice");
    assertThat(run.folder(strict).resolve("_MANIFEST.json")).exists();
    assertThat(run.folder(strict).resolve("_SUCCESS")).doesNotExist();

    JobRequest lenient =
        run.request("--partitions", "3", "--run-id", "one", "--max-rejected", "0.2");
    RunReport report = run.run(lenient);
    assertThat(report.spread().resumed()).isEqualTo(3);
    assertThat(report.images().rejected()).isEqualTo(1);
    assertThat(run.folder(strict).resolve("_SUCCESS")).exists();
    assertThat(run.folder(strict).resolve("_progress")).doesNotExist();
  }
}
