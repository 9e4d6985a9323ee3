package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPreviewWatch {
  @TempDir private Path folder;
  private final List<Boolean> rounds = new ArrayList<>();

  private FakeShell shell() {
    return new FakeShell(folder, new Installation(folder, folder, folder), false, Map.of());
  }

  private void edit(String text) {
    try {
      Files.writeString(folder.resolve("mine.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot edit", e);
    }
  }

  /** Passes as often as there are edits; an empty one changes nothing. */
  private PreviewWatch.Pause editing(String... edits) {
    List<String> left = new ArrayList<>(List.of(edits));
    return () -> {
      if (left.isEmpty()) {
        return false;
      }
      String next = left.remove(0);
      if (!next.isEmpty()) {
        edit(next);
      }
      return true;
    };
  }

  @Test
  void aRoundForEachChange() throws Exception {
    edit("a");
    FakeShell shell = shell();

    int code =
        new PreviewWatch(shell.shell(), "mine.yaml", editing("", "", "ab", "", "abc", ""))
            .run(
                first -> {
                  rounds.add(first);
                  return rounds.size();
                });

    assertThat(rounds).containsExactly(true, false, false);
    assertThat(code).isEqualTo(3);
    assertThat(shell.err()).isEqualTo("Again when mine.yaml changes; Ctrl-C ends\n".repeat(3));
  }

  @Test
  void aBrokenFileIsSaidAndWaitedFor() throws Exception {
    FakeShell shell = shell();

    int code =
        new PreviewWatch(shell.shell(), "mine.yaml", editing("", "mended")).run(this::readOrThrow);

    assertThat(code).isZero();
    assertThat(rounds).containsExactly(true, false);
    assertThat(shell.err()).startsWith("mine.yaml: error: Missing file: no such file");
  }

  private int readOrThrow(boolean first) throws ProblemsFound {
    rounds.add(first);
    YamlFile.read("mine.yaml", folder);
    return ExitCode.DONE;
  }
}
