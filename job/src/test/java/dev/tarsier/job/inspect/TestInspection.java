package dev.tarsier.job.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.pipeline.TestImages;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInspection {
  @TempDir private Path folder;
  private final List<ProgressEvent> events = new ArrayList<>();

  private void put(String path, byte[] content) throws IOException {
    Path file = folder.resolve("bucket").resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private SourceProfile inspect(String input, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--input", input));
    arguments.addAll(List.of(more));
    events.clear();
    return new Inspection(InspectRequest.parse(arguments), events::add).run();
  }

  private String local() {
    return "file:" + folder.resolve("bucket");
  }

  /** Seven whole images of 2,000 or 4,000 pixels, two damaged ones, three other files. */
  private void putSource() throws IOException {
    for (int i = 0; i < 5; i++) {
      put("left/" + i + ".jpg", TestImages.jpeg(i, 50, 40));
    }
    put("right/a.png", TestImages.png(1, 100, 40));
    put("right/b.jpg", TestImages.png(2, 100, 40));
    put("right/c.jpg", TestImages.truncatedJpeg());
    put("top.jpg", new byte[0]);
    put("right/notes.txt", new byte[3]);
    put("right/more.TXT", new byte[3]);
    put("right/.hidden.jpg", new byte[3]);
    put("README", new byte[3]);
  }

  @Test
  void everythingThereIs() throws IOException {
    putSource();

    SourceProfile profile = inspect(local());

    assertThat(profile.uri()).isEqualTo(local());
    assertThat(profile.found().images()).isEqualTo(9);
    assertThat(profile.found().bytes()).isEqualTo(bytes("left") + bytes("right") - 6);
    assertThat(profile.found().otherFiles()).isEqualTo(3);
    assertThat(profile.found().otherExtensions()).isEqualTo(Map.of(".txt", 2L, "", 1L));
    assertThat(profile.found().listedWhole()).isTrue();
    assertThat(profile.found().bytesEstimated()).isFalse();
    assertThat(profile.sizes().p05()).isZero();
    assertThat(profile.sizes().max()).isEqualTo(largest());
    assertThat(profile.sample().images()).isEqualTo(9);
    assertThat(profile.sample().formats()).isEqualTo(Map.of("jpeg", 5L, "png", 2L));
    assertThat(profile.sample().reasons())
        .isEqualTo(Map.of(RejectReason.EMPTY, 1L, RejectReason.TRUNCATED, 1L));
    assertThat(profile.sample().megapixels())
        .isEqualTo(new SourceProfile.Megapixels(0.0026, 0.004, 0.004));
    assertThat(profile.labels())
        .isEqualTo(
            new SourceProfile.LabelFolders(
                2,
                1,
                List.of(new SourceProfile.Label("left", 5), new SourceProfile.Label("right", 3))));
  }

  private static long largest() {
    return IntStream.range(0, 5).mapToLong(i -> TestImages.jpeg(i, 50, 40).length).max().orElse(0);
  }

  private long bytes(String below) throws IOException {
    try (var files = Files.list(folder.resolve("bucket").resolve(below))) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @Test
  void progressIsTold() throws IOException {
    putSource();

    SourceProfile profile = inspect(local());

    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            ProgressEvent.Listed.class, listed -> assertThat(listed.files()).isEqualTo(9));
    assertThat(events.get(events.size() - 1))
        .isInstanceOfSatisfying(
            ProgressEvent.Advanced.class,
            last -> {
              assertThat(last.written()).isEqualTo(7);
              assertThat(last.rejected()).isEqualTo(2);
              assertThat(last.images()).isEqualTo(9);
              assertThat(last.bytesRead()).isEqualTo(profile.found().bytes());
            });
  }

  @Test
  void theSampleIsBounded() throws IOException {
    putSource();

    SourceProfile profile = inspect(local(), "--sample", "4", "--seed", "3");

    assertThat(profile.sample().images()).isEqualTo(4);
    assertThat(profile.found().images()).isEqualTo(9);
    assertThat(inspect(local(), "--sample", "4", "--seed", "3")).isEqualTo(profile);
  }

  @Test
  void theListingIsBounded() throws IOException {
    putSource();

    SourceProfile profile = inspect(local(), "--list-limit", "6");

    assertThat(profile.found().listedWhole()).isFalse();
    assertThat(profile.found().images() + profile.found().otherFiles()).isEqualTo(6);
  }

  @Test
  void bucketsAsFolders() throws IOException {
    putSource();

    SourceProfile profile = inspect("gs://bucket/left", "--buckets", folder.toString());

    assertThat(profile.uri()).isEqualTo("gs://bucket/left");
    assertThat(profile.sample().formats()).isEqualTo(Map.of("jpeg", 5L));
    assertThat(profile.labels().unlabelled()).isEqualTo(5);
  }

  @Test
  void inventoryWithoutSizes() throws IOException {
    putSource();
    Path list = folder.resolve("list.txt");
    Files.writeString(list, "left/0.jpg\nleft/1.jpg\nleft/gone.jpg\n");

    SourceProfile profile = inspect(local(), "--inventory", "file:" + list);

    long two = (long) TestImages.jpeg(0, 50, 40).length + TestImages.jpeg(1, 50, 40).length;
    assertThat(profile.found().images()).isEqualTo(3);
    assertThat(profile.found().bytesEstimated()).isTrue();
    assertThat(profile.found().bytes()).isEqualTo(Math.round(two * 3 / 2.0));
    assertThat(profile.sample().reasons()).isEqualTo(Map.of(RejectReason.UNREADABLE, 1L));
  }

  @Test
  void nothingThatMatches() throws IOException {
    for (int i = 0; i < 3; i++) {
      put("scan" + i + ".tif", new byte[9]);
    }
    put("README", new byte[1]);

    assertThatThrownBy(() -> inspect(local()))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("source.uri"))
        .hasMessage(
            "Cannot find images below "
                + local()
                + ": no file matches **/*.{jpg,jpeg,png,webp} (there are 3 .tif, 1 without"
                + " extension); see --include");
    assertThat(inspect(local(), "--include", "**/*.tif").sample().reasons())
        .isEqualTo(Map.of(RejectReason.UNKNOWN_TYPE, 3L));
  }

  @Test
  void sourceThatIsNotThere() {
    assertThatThrownBy(() -> inspect(local()))
        .isInstanceOf(InputProblem.class)
        .hasMessage("Missing source: " + local() + " does not exist");
    assertThatThrownBy(() -> inspect("gs://bucket/a", "--buckets", folder.toString()))
        .hasMessage(
            "Cannot find bucket: bucket (make the folder "
                + folder.resolve("bucket")
                + ", or pass --buckets with the folder that has it)");
  }

  @Test
  void emptyFolder() throws IOException {
    Files.createDirectories(folder.resolve("bucket"));

    assertThatThrownBy(() -> inspect(local()))
        .hasMessage(
            "Cannot find images below "
                + local()
                + ": no file matches **/*.{jpg,jpeg,png,webp} (there are no files); see --include");
  }
}
