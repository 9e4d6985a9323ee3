package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.pipeline.TestImages;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.source.SeededOrder;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;

/** Sources some of whose images are damaged. */
class TestDamagedSample extends SpeedtestTest {
  @Test
  void imagesThatCannotBeDecodedAreLeftOutOfEveryFormat() throws IOException {
    run.putImages(IMAGES);
    run.put("left/broken.jpg", TestImages.truncatedJpeg());
    run.put("left/empty.jpg", new byte[0]);

    SpeedReport report = measure("--images", "100");

    assertThat(report.sample().listed()).isEqualTo(14);
    assertThat(report.sample().images()).isEqualTo(12);
    assertThat(report.sample().left()).isEqualTo(2);
    assertThat(report.points().failed()).isZero();
    assertThat(Files.readAllLines(results().resolve("left-out.csv")))
        .containsExactlyInAnyOrder(
            "path,reason,detail",
            "left/broken.jpg,TRUNCATED,Missing end of JPEG: no EOI marker in %d bytes"
                .formatted(TestImages.truncatedJpeg().length),
            "left/empty.jpg,EMPTY,Missing image: the file holds no byte");
  }

  /** Nothing is skipped, and how images are drawn does not depend on where damaged ones stand. */
  @Test
  void damagedImagesAreReplacedByTheNextOfTheSeededOrder() throws IOException {
    run.putImages(30);
    List<String> damaged = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      damaged.add("left/" + i + "-damaged.jpg");
      run.put(damaged.get(i), i % 2 == 0 ? TestImages.truncatedJpeg() : new byte[i]);
    }

    SpeedReport report = measure("--seed", "5");
    List<SpeedPoint> points = committed().points();

    List<String> listed = paths();
    List<String> order = new SeededOrder(45, 5).next(45).stream().map(listed::get).toList();
    List<String> sound = order.stream().filter(path -> !damaged.contains(path)).toList();
    int last = order.indexOf(sound.get(IMAGES - 1));
    List<String> left = order.subList(0, last).stream().filter(damaged::contains).toList();
    assertThat(left).isNotEmpty();
    assertThat(report.sample().leftOut())
        .extracting(RejectedImage::path)
        .containsExactlyElementsOf(left);
    assertThat(report.sample().left()).isEqualTo(left.size());
    assertThat(report.points().skipped()).isZero();
    long bytes = 0;
    for (String path : sound.subList(0, IMAGES)) {
      bytes += Files.size(run.source().resolve(path));
    }
    assertThat(report.sample().bytes()).isEqualTo(bytes);
    assertThat(points.stream().filter(point -> point.wanted() == IMAGES))
        .hasSize(6)
        .extracting(SpeedPoint::bytes)
        .containsOnly(bytes);
  }

  private List<String> paths() throws IOException {
    try (Stream<Path> files = Files.walk(run.source())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> run.source().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void anEntryOfAnInventoryThatIsNotThereIsReplaced() throws IOException {
    run.putImages(IMAGES);
    List<String> lines = new ArrayList<>(List.of("left/gone-1.jpg", "left/gone-2.jpg"));
    lines.addAll(paths());
    Path inventory = Files.write(folder.resolve("inventory.txt"), lines);

    SpeedReport report = measure("--inventory", "file:" + inventory);

    assertThat(report.sample().images()).isEqualTo(IMAGES);
    assertThat(report.points().skipped()).isZero();
    assertThat(report.sample().leftOut())
        .allMatch(image -> image.reason() == RejectReason.UNREADABLE);
  }

  @Test
  void aSourceOfDamagedImagesIsRefusedAndSomeAreNamed() throws IOException {
    for (int i = 0; i < 4; i++) {
      run.put(i + ".jpg", new byte[0]);
    }

    assertThatThrownBy(this::measure)
        .isInstanceOf(InputProblem.class)
        .hasMessageMatching(
            "Cannot measure: none of 4 images can be read and decoded; left out: \\d.jpg \\(EMPTY\\),"
                + " \\d.jpg \\(EMPTY\\), \\d.jpg \\(EMPTY\\) and 1 more \\(mend the source, or see what"
                + " tarsier inspect says of it\\)");
    run.putImages(1);
    assertThatThrownBy(this::measure)
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(
            "Cannot measure: the smallest point needs 2 images, and 1 of 5 can be read; left out: ")
        .hasMessageEndingWith(" and 1 more (give smaller --batch-sizes or --batch-counts)");
    assertThat(run.output()).doesNotExist();
  }

  @Test
  void aSourceThatIsMostlyDamagedIsNotReadToItsEnd() throws IOException {
    run.putImages(1);
    for (int i = 0; i <= Chosen.MOST_LEFT + 50; i++) {
      run.put(i + ".jpg", new byte[0]);
    }

    assertThatThrownBy(this::measure)
        .isInstanceOf(InputProblem.class)
        .hasMessageMatching(
            "Cannot measure: 1001 of the first 100[12] images of the seed's order cannot be read or"
                + " decoded; left out: .* and 998 more \\(mend the source, or see what tarsier"
                + " inspect says of it\\)");
  }

  @Test
  void anImageThatChangedAfterItWasCheckedFailsTheTest() throws IOException {
    run.put("a.jpg", TestImages.truncatedJpeg());
    SourceFile file = new SourceFile("a.jpg", TestImages.truncatedJpeg().length, 0);
    SampleTask task =
        new SampleTask(
            SpeedtestRequest.parse(
                    List.of("--input", "file:" + run.source(), "--output", "file:" + run.output()))
                .source(),
            new Location("file:" + run.output()),
            1,
            spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration())));

    assertThatThrownBy(() -> task.make(new SampleTask.Input(0, List.of(file))))
        .isInstanceOf(RunFailure.class)
        .hasMessage("Cannot read a.jpg again: it has changed meanwhile (measure again)");
  }

  @Test
  void ourOwnMessageIsTakenFromBelowSparks() {
    RunFailure own = new RunFailure("Cannot read a.jpg again");

    assertThat(Speedtest.failure("Cannot measure", new IllegalStateException("Cannot go on", own)))
        .isSameAs(own);
    assertThat(
            Speedtest.failure(
                "Cannot measure",
                new IllegalStateException("Cannot go on", new IOException("Cannot find it"))))
        .hasMessage("Cannot measure: java.io.IOException: Cannot find it");
  }
}
