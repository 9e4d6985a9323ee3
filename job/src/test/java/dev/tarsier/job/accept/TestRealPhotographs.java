package dev.tarsier.job.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.request.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs where a folder of photographs lies beside the repository. */
class TestRealPhotographs {
  /** From the folder of this module, in which Maven runs the tests. */
  private static final Path PHOTOGRAPHS = Path.of("..", "..", "shared", "data", "images");

  @Test
  void everyPhotographIsAccepted() throws IOException {
    assumeTrue(Files.isDirectory(PHOTOGRAPHS), "Missing photographs: " + PHOTOGRAPHS);
    Acceptance acceptance =
        new Acceptance(Set.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP), 100_000_000);

    for (Path photograph : photographs()) {
      byte[] bytes = Files.readAllBytes(photograph);

      assertThat(acceptance.check(bytes, bytes.length))
          .describedAs("%s", photograph)
          .isInstanceOf(Accepted.class);
    }
  }

  private static List<Path> photographs() throws IOException {
    try (Stream<Path> files = Files.list(PHOTOGRAPHS)) {
      return files.filter(file -> file.toString().matches(".*\\.(jpg|png|webp)")).sorted().toList();
    }
  }
}
