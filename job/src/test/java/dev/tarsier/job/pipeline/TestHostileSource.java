package dev.tarsier.job.pipeline;

import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.JobRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A source of somebody who means harm: each image ends with its reason, the run with its report.
 */
class TestHostileSource extends PipelineTest {
  private static final int MOST_MEBIBYTES = 768;
  private static final String SQUARE = "2147483647x2147483647";

  private RunReport run(JobRequest request) throws IOException {
    Map<String, String> before = outside();
    long peak = peakMebibytes();
    RunReport report = run.run(request);
    assertThat(peakMebibytes() - peak).isLessThan(MOST_MEBIBYTES);
    assertThat(outside()).isEqualTo(before);
    return report;
  }

  /** All files but the output's. */
  private Map<String, String> outside() throws IOException {
    Map<String, String> contents = RunFixture.contents(folder);
    contents.keySet().removeIf(path -> path.startsWith("output/"));
    return contents;
  }

  /** Of the resident set of this process, native memory too; 0 where there is no /proc. */
  private static long peakMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .sum();
  }

  private static Map<String, RejectReason> reasons(RunReport report) {
    return report.rejected().stream()
        .collect(
            Collectors.toMap(
                RejectedImage::path, RejectedImage::reason, (left, right) -> left, TreeMap::new));
  }

  @Test
  void bombsOfEachFormat() throws IOException {
    run.put("absurd.png", HostileImages.png(Integer.MAX_VALUE, Integer.MAX_VALUE, 10, 0));
    run.put("absurd.tiff", HostileImages.tiff(-1, -1, 10));
    run.put("chunk.png", HostileImages.pngOfAnAbsurdChunk());
    run.put("colour.webp", HostileImages.webpOfOneColour());
    run.put("comment.png", HostileImages.pngOfALongComment());
    run.put("pixels.png", HostileImages.pngOfTooManyPixels());
    run.put("pixels.tiff", HostileImages.tiffOfTooManyPixels());
    run.put("scans.jpg", HostileImages.jpegOfManyScans());
    run.put("zeros.jpg", gzip(64 << 20));
    run.put("good.jpg", TestImages.jpeg(1, 80, 60));
    JobRequest request =
        run.request(
            "--partitions",
            "2",
            "--max-rejected",
            "1",
            "--include",
            "**",
            "--source-formats",
            "jpeg,png,webp,tiff");

    RunReport report = run(request);

    // Where only the pixels or a comment are too many, no more than the image is unpacked.
    assertThat(report.rejected())
        .containsExactlyInAnyOrder(
            rejected(
                "absurd.png", TOO_LARGE, SQUARE + " is 4611686014132.420609 megapixels, limit 100"),
            rejected("absurd.tiff", CORRUPT, "Invalid TIFF size: 4294967295x4294967295"),
            rejected(
                "chunk.png", CORRUPT, "Invalid PNG chunk length: 4294967295 in IDAT at byte 33"),
            rejected("colour.webp", TOO_LARGE, "16384x16384 is 268.435456 megapixels, limit 100"),
            rejected("scans.jpg", UNSUPPORTED, "Unsupported JPEG: more than 500 scans"),
            rejected("zeros.jpg", UNSUPPORTED, "Unsupported image type: gzip archive"));
    assertThat(report.images().read()).isEqualTo(10);
    assertThat(run.folder(request).resolve("_SUCCESS")).exists();
  }

  private static RejectedImage rejected(String path, RejectReason reason, String detail) {
    return new RejectedImage(path, reason, detail);
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[zeros]);
    }
    return out.toByteArray();
  }

  @Test
  void namesThatAFolderCanHold() throws IOException {
    byte[] image = TestImages.jpeg(1, 80, 60);
    List<String> names =
        List.of(
            "A.jpg",
            "a.jpg",
            "\u0430.jpg",
            "line\nbreak.jpg",
            "\u001b[31mred.jpg",
            "\u202egpj.jpg",
            "<script>alert(1)<script>.jpg",
            "d".repeat(240) + "/".concat("e".repeat(244)) + ".jpg");
    for (String name : names) {
      run.put(name, image);
    }
    JobRequest request = run.request("--partitions", "2", "--max-rejected", "1");

    RunReport report = run(request);

    assertThat(reasons(report).keySet())
        .containsExactlyInAnyOrder(
            "line\nbreak.jpg", "\u001b[31mred.jpg", names.get(names.size() - 1));
    assertThat(reasons(report).values()).containsOnly(RejectReason.INVALID_NAME);
    assertThat(report.images().written()).isEqualTo(names.size() - 3);
  }

  private JobRequest inventory(String... lines) throws IOException {
    byte[] image = TestImages.jpeg(1, 80, 60);
    Files.write(folder.resolve("secret.jpg"), image);
    run.put("a.jpg", image);
    Path inventory = folder.resolve("inventory.txt");
    Files.writeString(inventory, String.join("\n", lines));
    return run.request(
        "--inventory", "file:" + inventory, "--partitions", "1", "--max-rejected", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.jpg", "b/../../secret.jpg", "b/.."})
  void pathThatClimbsOutOfTheSource(String path) throws IOException {
    JobRequest request = inventory("a.jpg", path);

    assertThatThrownBy(() -> run(request))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Invalid location: file:" + run.source() + "/" + path + " (must not contain ..)");
    assertThat(run.output().resolve("eyes")).doesNotExist();
  }

  @Test
  void namesThatAnInventoryCanHold() throws IOException {
    String longest = "n".repeat(4096) + ".jpg";
    JobRequest request = inventory("a.jpg", longest, "\u0000.jpg");

    RunReport report = run(request);

    assertThat(report.images().written()).isEqualTo(1);
    assertThat(reasons(report).keySet()).containsExactlyInAnyOrder(longest, "\u0000.jpg");
  }
}
