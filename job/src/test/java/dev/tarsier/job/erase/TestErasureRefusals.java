package dev.tarsier.job.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.pipeline.RunFixture;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestErasureRefusals extends ErasingTest {
  @BeforeEach
  void finish() throws IOException {
    run.putImages(4);
    run.run(run.request("--run-id", "eyes", "--partitions", "1"));
  }

  private void assertRefused(List<String> lines, String message) throws IOException {
    Map<String, String> before = RunFixture.contents(run.output());
    assertThatThrownBy(() -> erase("eyes", lines))
        .isInstanceOf(InputProblem.class)
        .hasMessage(message);
    assertThat(RunFixture.contents(run.output())).isEqualTo(before);
  }

  @Test
  void linesThatNameNothingAreTold() throws IOException {
    String keys = "file:" + folder.resolve("keys.txt");
    assertRefused(
        List.of("left/eye-0.jpg", "left/eye-9.jpg", "Left/eye-0"),
        "Missing images: 2 of 3 lines in "
            + keys
            + " name no image of these runs, the first left/eye-9.jpg, Left/eye-0 (correct them, or"
            + " pass --ignore-missing; nothing has been changed)");
    assertRefused(
        List.of("left"),
        "Missing images: 1 of 1 line in "
            + keys
            + " names no image of these runs, the first left (correct it, or pass"
            + " --ignore-missing; nothing has been changed)");
  }

  @Test
  void theyMayBePassedOver() throws IOException {
    erase("eyes", List.of("left/eye-0.jpg", "left/eye-9.jpg"), "--ignore-missing", "true");

    assertUnnamed("eye-0");
    assertWhole("eyes");
  }

  @Test
  void aListThatNamesEverythingOrNothingIsNone() throws IOException {
    String keys = "file:" + folder.resolve("keys.txt");
    assertRefused(
        List.of("/"),
        "Invalid line in " + keys + ": / (this would be every image; delete the run instead)");
    assertRefused(
        List.of("", "  "),
        "Missing keys: "
            + keys
            + " names nothing (write a key, a path, or a folder ending in / on each line)");
    assertRefused(
        List.of("x".repeat(5000)),
        "Invalid line in " + keys + " of 5000 characters (no path is longer than 4096)");
  }

  @Test
  void aRunThatHasNotEndedIsRefused() throws IOException {
    Files.delete(file("eyes", "_SUCCESS"));
    assertRefused(
        List.of("left/eye-0.jpg"),
        "Cannot take images out of file:"
            + run.output().resolve("eyes")
            + ": the run has not ended well (run it to its end, or delete its folder)");
  }

  @Test
  void aRunThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> erase("nobody", List.of("a")))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Missing run: file:"
                + run.output().resolve("nobody")
                + " does not exist (name the folder of a run, or a dataset spec)");
  }

  @Test
  void aShardThatIsNotWhatTheIndexSaysIsLeftAlone() throws IOException {
    Path shard = file("eyes", "shards/part-00000-00000.tar");
    byte[] bytes = Files.readAllBytes(shard);
    // The archive ends behind its first sample.
    Arrays.fill(bytes, bytes.length / 2 / 512 * 512, bytes.length, (byte) 0);
    Files.write(shard, bytes);
    Map<String, String> before = RunFixture.contents(run.output());

    assertThatThrownBy(() -> erase("eyes", List.of("left/eye-0.jpg")))
        .isInstanceOfAny(RunFailure.class, IOException.class);
    assertThat(RunFixture.contents(run.output())).isEqualTo(before);
  }
}
