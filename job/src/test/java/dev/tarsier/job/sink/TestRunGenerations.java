package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.request.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunGenerations {
  @TempDir private Path folder;

  private RunGenerations of(String first) throws IOException {
    return RunGenerations.of(
        new Location("file:" + folder.resolve("out")), first, new Configuration(false));
  }

  @Test
  void byTheirNumbers() throws IOException {
    for (String name :
        List.of("eyes-2", "eyes", "eyes-10", "eyes-03", "eyes-1", "eyes-", "eyes-x", "ears-2")) {
      Files.createDirectories(folder.resolve("out").resolve(name));
    }

    assertThat(of("eyes").newestFirst()).containsExactly("eyes-10", "eyes-2", "eyes");
    assertThat(of("eyes").next()).isEqualTo("eyes-11");
    assertThat(of("ears").newestFirst()).containsExactly("ears-2");
    assertThat(of("eyes-2").newestFirst()).containsExactly("eyes-2");
  }

  @Test
  void noneYet() throws IOException {
    assertThat(of("eyes").newestFirst()).isEmpty();
    assertThat(of("eyes").next()).isEqualTo("eyes");
  }
}
