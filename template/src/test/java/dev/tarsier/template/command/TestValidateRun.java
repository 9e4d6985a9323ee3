package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.OnlineCheck;
import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check with Google Cloud adds. */
class TestValidateRun {
  @TempDir private Path folder;

  /** Knows no bucket; keeps what it was asked about. */
  private static final class NoBuckets implements OnlineCheck {
    private final List<String> asked = new ArrayList<>();

    @Override
    public List<Problem> check(CheckedFile file) {
      asked.add(file.source().file());
      return List.of(
          new Problem(
              file.source().file(), 1, 1, "", "TARS-X001", Severity.ERROR, "Missing bucket: b"));
    }
  }

  @Test
  void onlySoundFilesAreAskedAbout() throws IOException {
    Files.writeString(folder.resolve("recipe.yaml"), "name: retina\n");
    Files.writeString(folder.resolve("broken.yaml"), "operations: [claeh]\n");
    FakeShell shell =
        new FakeShell(folder, new Installation(folder, folder, folder), false, Map.of());
    NoBuckets online = new NoBuckets();

    int code =
        new ValidateRun(shell.shell(), false, false, online)
            .run(List.of("recipe.yaml", "broken.yaml"));

    assertThat(code).isEqualTo(1);
    assertThat(online.asked).containsExactly("recipe.yaml");
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err())
        .isEqualTo(
            """
            recipe.yaml:1:1: error: Missing bucket: b [TARS-X001]
              name: retina
              ^
            broken.yaml:1:14: error: Unsupported operation: claeh (did you mean clahe?) [TARS-R001]
              operations: [claeh]
                           ^
            2 files, 2 errors, 0 warnings
            """);
  }
}
