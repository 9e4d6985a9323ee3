package dev.tarsier.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script, asked as the shells ask it. */
class TestCompletion {
  private static final List<Path> BASH = List.of(Path.of("/bin/bash"), Path.of("/usr/bin/bash"));
  private static final List<Path> ZSH = List.of(Path.of("/bin/zsh"), Path.of("/usr/bin/zsh"));

  @TempDir private Path folder;

  @Test
  void completesCommandsInBash() throws Exception {
    assertThat(completed(shell("bash", BASH), "tarsier", "rec")).containsExactly("recipes");
  }

  @Test
  void completesOptionsInBash() throws Exception {
    assertThat(completed(shell("bash", BASH), "tarsier", "instantiate", "--lo"))
        .containsExactly("--local");
  }

  @Test
  void isReadByZsh() throws Exception {
    Path zsh = shell("zsh", ZSH);
    String text = "autoload -U compinit && compinit -u; source ./script && echo read";
    assertThat(output(zsh.toString(), "-fc", text)).containsExactly("read");
  }

  private static Path shell(String name, List<Path> places) {
    List<Path> found = places.stream().filter(Files::isExecutable).toList();
    assumeTrue(!found.isEmpty(), "skipped: " + name + " not found");
    return found.get(0);
  }

  /** What a shell offers for the last of {@code words}. */
  private List<String> completed(Path bash, String... words) throws Exception {
    String text =
        """
        source ./script
        compopt() { :; } # only a running completion may call the real one
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        _complete_tarsier
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(String.join(" ", words), words.length - 1);
    return output(bash.toString(), "-c", text);
  }

  private List<String> output(String... command) throws IOException, InterruptedException {
    ToolFixture tool = new ToolFixture(folder);
    assertThat(tool.run("completion")).isZero();
    Files.writeString(folder.resolve("script"), tool.out());
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().map(String::strip).toList();
  }
}
