package dev.tarsier.job.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestExclusions {
  private static final Location ROOT = new Location("gs://eyes/2015");

  @TempDir private Path folder;

  private Exclusions read(String text) throws IOException {
    new Places(folder).put("out.txt", text);
    return Exclusions.read("file:" + folder + "/out.txt", ROOT, new Configuration(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "left/10_left.v2.jpeg",
        "gs://eyes/2015/left/10_left.v2.jpeg",
        "gs://eyes/2015/left//10_left.v2.jpeg",
        "left/10_left_v2",
        "left/10_left.v2",
        "10_left.v2.jpeg",
        "10_left.v2",
        "left/",
        "gs://eyes/2015/left/",
        "\uFEFFleft/",
        "# people\n\n  left/  \r\n"
      })
  void everyWayToNameAnImage(String entry) throws IOException {
    Exclusions exclusions = read(entry + "\n");

    assertThat(exclusions.cover("left/10_left.v2.jpeg", "left/10_left_v2")).isTrue();
    assertThat(exclusions.cover("right/10_right.v2.jpeg", "right/10_right_v2")).isFalse();
    assertThat(exclusions.unused()).isEmpty();
  }

  @Test
  void absolutePathsAreOfThisMachine() throws IOException {
    new Places(folder).put("out.txt", "/data/eyes/a.jpg\n/elsewhere/b.jpg\n/data/eyes/c/\n");
    Exclusions exclusions =
        Exclusions.read(
            "file:" + folder + "/out.txt", new Location("file:/data/eyes"), new Configuration());

    assertThat(exclusions.cover("a.jpg", "a")).isTrue();
    assertThat(exclusions.cover("c/d.jpg", "c/d")).isTrue();
    assertThat(exclusions.cover("file:/elsewhere/b.jpg", "elsewhere/b")).isTrue();
    assertThat(exclusions.cover("e.jpg", "e")).isFalse();
  }

  @Test
  void whatNamesNoImageIsTold() throws IOException {
    Exclusions exclusions = read("mispelt.jpg\nleft/a.jpg\nmispelt.jpg\nleft\n");
    exclusions.cover("left/a.jpg", "left/a");

    assertThat(exclusions.unused()).containsExactly("mispelt.jpg", "left");
  }

  @Test
  void anEmptyListExcludesNothing() throws IOException {
    assertThat(read("# nobody yet\n").isEmpty()).isTrue();
  }

  @Test
  void whatCannotBeRead() {
    assertThatThrownBy(() -> read("gs://eyes/../x\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Invalid exclusion: gs://eyes/../x (Invalid location: gs://eyes/../x (must not contain"
                + " ..))");
    assertThatThrownBy(() -> read("gs://eyes/2015/\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessage("Invalid exclusion: gs://eyes/2015/ (it is the source itself)");
    assertThatThrownBy(() -> Exclusions.read("file:/gone.txt", ROOT, new Configuration(false)))
        .isInstanceOf(InputProblem.class)
        .hasMessage("Missing exclusion list: file:/gone.txt does not exist");
    assertThatThrownBy(() -> Exclusions.read("file:/list.CSV", ROOT, new Configuration(false)))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Unsupported exclusion list: file:/list.CSV (write text: a path, key or URI on each"
                + " line)");
  }
}
