package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.Erasure;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestVerification extends VerificationTest {
  @Test
  void everythingInOrder() throws IOException {
    verify("--dataset", "eyes");

    long bytes = finished.manifest().shards().stream().mapToLong(FileRecord::bytes).sum();
    assertThat(events.get(events.size() - 1))
        .isEqualTo(
            new ProgressEvent.Verified(2, 11, bytes, "file:" + folder.resolve("copies/good")));
    assertThat(report)
        .isEqualTo(
            new VerifyReport(
                "file:" + folder.resolve("copies/good"),
                "eyes",
                "good",
                new VerifyReport.Checked(2, 11, bytes, 2, 2, 12, 0),
                "sample",
                0,
                List.of()));
  }

  @Test
  void noRun() throws IOException {
    Files.delete(finished.folder().resolve("_MANIFEST.json"));

    assertThatThrownBy(this::verify)
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("output.uri"))
        .hasMessage(
            "Missing run: file:"
                + finished.folder()
                + " has no _MANIFEST.json (the run has not ended yet, or the output or run id is"
                + " another)");
  }

  @Test
  void anOutputInPlaceOfARun() {
    String output = "file:" + folder;
    VerifyRequest request = VerifyRequest.parse(List.of("--output", output, "--run-id", "copies"));

    assertThatThrownBy(() -> new Verification(spark, request, events::add).run())
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Missing run: "
                + output
                + "/copies has no _MANIFEST.json (below it are the runs good: name one)");
  }

  @Test
  void asManyImagesAreOpenedAsAskedFor() throws IOException {
    verify("--decode", "all");
    assertThat(report.checked().decoded()).isEqualTo(11);

    verify("--decode", "none");
    assertThat(report.checked().decoded()).isZero();
    assertThat(report.decode()).isEqualTo("none");
  }

  @Test
  void manifestCutShort() throws IOException {
    Path manifest = finished.folder().resolve("_MANIFEST.json");
    Files.writeString(manifest, Files.readString(manifest).substring(0, 100));

    assertThatThrownBy(this::verify)
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith(
            "Cannot accept file:" + finished.folder() + ": 1 problem\n  Invalid manifest: ");
    assertThat(report.checked()).isEqualTo(VerifyReport.Checked.NOTHING);
  }

  @Test
  void runThatFailedItsLimit() throws IOException {
    Files.delete(finished.folder().resolve("_SUCCESS"));

    assertFound(
        "Missing _SUCCESS: the run rejected more images than its limit, or was ended before it"
            + " could judge (see report.html; raise limits.rejected and run it again)");
  }

  @Test
  void anotherDatasetAndRun() throws IOException {
    finished.editManifest("\"runId\" : \"good\"", "\"runId\" : \"other\"");

    assertFound("Invalid manifest: it is of run other, not of good");
    assertThatThrownBy(() -> verify("--dataset", "ears"))
        .hasMessageContaining("Invalid manifest: it is of dataset eyes, not of ears");
  }

  @Test
  void foreignFiles() throws IOException {
    Files.copy(finished.shard(FIRST), finished.shard("part-00009-00000.tar"));
    Files.copy(finished.index(INDEX), finished.index("part-00009.parquet"));

    assertFound(
        "Invalid shard part-00009-00000.tar: the manifest does not name it (it is no part of the"
            + " data set: remove it)",
        "Invalid index part-00009.parquet: the manifest does not name it (it is no part of the"
            + " data set: remove it)");
  }

  @Test
  void alteredCount() throws IOException {
    Manifest manifest = finished.manifest();
    finished.editManifest("\"written\" : 11", "\"written\" : 12");

    assertThat(manifest.counts().written()).isEqualTo(11);
    assertFound(
        "Invalid report.json: its counts are not those of the manifest",
        "Invalid manifest: 13 images have an outcome, 12 were listed",
        "Invalid manifest: its shards hold 11 samples, 12 images were written",
        "Invalid manifest: it counts 12 written, 1 rejected {EMPTY=1}, 0 skipped, the indexes hold"
            + " 11 written, 1 rejected {EMPTY=1}, 0 skipped");
  }

  @Test
  void missingReport() throws IOException {
    Files.delete(finished.folder().resolve("report.json"));

    assertFound("Missing report.json");
  }

  @Test
  void extras() throws IOException {
    byte[] content = "cat\ndog\n".getBytes(StandardCharsets.UTF_8);
    Files.write(finished.folder().resolve("labels.txt"), content);
    Manifest manifest = finished.manifest();
    finished.write(
        new Manifest(
            manifest.dataset(),
            manifest.runId(),
            manifest.requestHash(),
            manifest.listing(),
            manifest.shuffleSeed(),
            manifest.counts(),
            manifest.labels(),
            manifest.shards(),
            manifest.indexes(),
            List.of(new FileRecord("labels.txt", 8, 2, crc(content))),
            Erasure.NONE));
    verify();
    assertThat(report.checked().extras()).isEqualTo(1);

    Files.writeString(finished.folder().resolve("labels.txt"), "cat\ndoc\n");
    assertFound(
        "Invalid file labels.txt: CRC32C "
            + crc("cat\ndoc\n".getBytes(StandardCharsets.UTF_8))
            + ", the manifest says "
            + crc(content));
    Files.writeString(finished.folder().resolve("labels.txt"), "cat");
    assertFound("Invalid file labels.txt: 3 bytes, the manifest says 8");
    Files.delete(finished.folder().resolve("labels.txt"));
    assertFound("Missing file labels.txt: the manifest names it");
  }

  @Test
  void contactSheet() throws IOException {
    Path page = folder.resolve("sheets/page.html");
    verify("--sheet", "file:" + page, "--samples", "4", "--decode", "none");
    String html = Files.readString(page);

    assertThat(report.checked().decoded()).isEqualTo(4);
    assertThat(html.split("<figure>", -1)).hasSize(5);
    assertThat(html)
        .contains("right/eye-7", "67 × 50 px", "part-00001-00000.tar")
        .contains("All that was read is what the manifest says.");
    verify("--sheet", "file:" + page, "--samples", "4", "--decode", "none");
    assertThat(Files.readString(page)).isEqualTo(html);
  }

  @Test
  void onlyTheFirstFewAreTold() throws IOException {
    for (String name : List.of("a.tar", "b.tar", "c.tar")) {
      Files.createFile(finished.shard(name));
    }

    assertThatThrownBy(() -> verify("--max-problems", "2"))
        .hasMessageContaining(": 3 problems, the first 2\n  Invalid shard a.tar: ")
        .hasMessageContaining("\n  Invalid shard b.tar: ")
        .hasMessageNotContaining("c.tar");
  }
}
