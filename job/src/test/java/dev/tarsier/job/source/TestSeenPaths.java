package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestSeenPaths {
  @Test
  void thoseThatWereSeenAndNoOthers() {
    List<SourceFile> files =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new SourceFile("left/eye-" + i + ".jpg", i, 0))
            .toList();
    SeenPaths seen = SeenPaths.of(files);

    assertThat(files).allMatch(file -> seen.contains(file.path()));
    assertThat(IntStream.range(0, 100_000))
        .noneMatch(i -> seen.contains("right/eye-" + i + ".jpg"));
    assertThat(SeenPaths.NONE.contains("left/eye-0.jpg")).isFalse();
  }
}
