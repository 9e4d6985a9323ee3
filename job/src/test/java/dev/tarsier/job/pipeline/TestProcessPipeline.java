package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.RunReportParser;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class TestProcessPipeline extends PipelineTest {
  @Test
  void everyFileOfTheManifestIsThereAsRecordedAndNothingElse() throws IOException {
    run.putImages(9);
    JobRequest request = run.request("--partitions", "3", "--label", "parent-directory");
    RunReport report = run.run(request);

    Manifest manifest = run.manifest(request);
    assertThat(report.images().written()).isEqualTo(9);
    assertThat(manifest.labels()).containsExactly("left", "right");
    assertThat(manifest.shards()).hasSize(3);
    assertThat(manifest.shards().stream().mapToLong(FileRecord::samples).sum()).isEqualTo(9);
    for (FileRecord shard : manifest.shards()) {
      checkFile(run.folder(request).resolve("shards").resolve(shard.name()), shard);
    }
    for (FileRecord index : manifest.indexes()) {
      checkFile(run.folder(request).resolve("index").resolve(index.name()), index);
    }
    assertThat(RunFixture.contents(run.folder(request)).keySet())
        .containsExactly(
            "_MANIFEST.json",
            "_SUCCESS",
            "index/part-00000.parquet",
            "index/part-00001.parquet",
            "index/part-00002.parquet",
            "report.html",
            "report.json",
            "shards/part-00000-00000.tar",
            "shards/part-00001-00000.tar",
            "shards/part-00002-00000.tar");
  }

  static void checkFile(Path file, FileRecord record) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertThat(bytes).hasSize((int) record.bytes());
    assertThat(HexFormat.of().toHexDigits((int) crc.getValue())).isEqualTo(record.crc32c());
  }

  @Test
  void twoRunsOfTheSameInputGiveTheSameBytes() throws IOException {
    run.putImages(12);
    JobRequest first = run.request("--partitions", "4", "--run-id", "first");
    JobRequest second = run.request("--partitions", "4", "--run-id", "second");
    run.run(first);
    run.run(second);
    assertThat(RunFixture.contents(run.folder(second).resolve("shards")))
        .isEqualTo(RunFixture.contents(run.folder(first).resolve("shards")));
    assertThat(RunFixture.contents(run.folder(second).resolve("index")))
        .isEqualTo(RunFixture.contents(run.folder(first).resolve("index")));
  }

  @Test
  void shardsRollOverAtTheirSize() throws IOException {
    for (int i = 0; i < 12; i++) {
      run.put("eye-" + i + ".png", TestImages.png(i, 300, 300));
    }
    JobRequest request =
        run.request(
            "--partitions",
            "1",
            "--shard-size",
            "64KiB",
            "--recipe",
            "{\"operations\":[{\"encode\":{\"compression\":0}}]}");
    run.run(request);
    List<FileRecord> shards = run.manifest(request).shards();
    assertThat(shards).hasSize(12).allMatch(shard -> shard.samples() == 1);
  }

  @Test
  void theProgressAddsUpToTheReport() throws IOException {
    run.putImages(8);
    run.put("left/empty.jpg", new byte[0]);
    JobRequest request = run.request("--partitions", "4", "--max-rejected", "1");
    run.run(request);
    assertThat(run.events().get(0)).isInstanceOf(ProgressEvent.Listed.class);
    assertThat(run.events().get(1)).isEqualTo(new ProgressEvent.Started(4, 0, 9));
    ProgressEvent.Advanced last =
        (ProgressEvent.Advanced) run.events().get(run.events().size() - 2);
    assertThat(last.written()).isEqualTo(8);
    assertThat(last.rejected()).isEqualTo(1);
    assertThat(last.images()).isEqualTo(9);
  }

  @Test
  void theReportPageShowsSixPairsOfPictures() throws IOException {
    run.putImages(20);
    JobRequest request = run.request("--partitions", "5");
    run.run(request);
    String page = Files.readString(run.folder(request).resolve("report.html"));
    assertThat(page.split("data:image/jpeg;base64,", -1)).hasSize(1 + 2 * 6);
  }

  @Test
  void theReportStaysSmallHoweverMuchIsRejected() throws IOException {
    String longName = "n".repeat(200);
    for (int i = 0; i < 300; i++) {
      run.put(longName + i + ".jpg", "no image".getBytes(StandardCharsets.UTF_8));
    }
    JobRequest request = run.request("--partitions", "8", "--max-rejected", "1");
    RunReport report = run.run(request);
    Path json = run.folder(request).resolve("report.json");
    assertThat(Files.size(json)).isLessThan(64_000);
    assertThat(report.images().rejected()).isEqualTo(300);
    assertThat(RunReportParser.parse(Files.readString(json)).images()).isEqualTo(report.images());
  }

  @Test
  void aCompleteRunIsNotDoneAgain() throws IOException {
    run.putImages(4);
    JobRequest request = run.request("--partitions", "2");
    run.run(request);
    Object before = Files.getLastModifiedTime(run.folder(request).resolve("_MANIFEST.json"));
    Files.createDirectories(run.folder(request).resolve("_attempts/part-00001-dead"));
    Files.createDirectories(run.folder(request).resolve("_progress"));
    RunReport again = run.run(request);
    assertThat(run.events().get(1)).isInstanceOf(ProgressEvent.AlreadyComplete.class);
    assertThat(run.folder(request).resolve("_attempts")).doesNotExist();
    assertThat(run.folder(request).resolve("_progress")).doesNotExist();
    assertThat(again.images().written()).isEqualTo(4);
    assertThat(Files.getLastModifiedTime(run.folder(request).resolve("_MANIFEST.json")))
        .isEqualTo(before);
  }

  @Test
  void anUnknownRecipeIsRefusedBeforeAnythingIsWritten() throws IOException {
    run.putImages(1);
    assertThatThrownBy(() -> run.run(run.request("--recipe", "retinaa")))
        .hasMessage("Unsupported recipe: retinaa (did you mean retina?)");
    assertThat(run.output()).doesNotExist();
  }
}
