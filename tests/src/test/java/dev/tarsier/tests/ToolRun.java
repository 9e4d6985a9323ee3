package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One call of the tool as users type it.
 *
 * @param out what it printed
 * @param err its messages
 */
record ToolRun(List<String> command, int exitCode, String out, String err) {
  /** Runs it in {@code folder}, which also is its home, and waits for its end. */
  static ToolRun of(Path folder, String... arguments) throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        ServedEmulator.tool(folder, arguments)
            .directory(folder.toFile())
            .redirectError(err.toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    String messages = Files.readString(err);
    Files.delete(err);
    return new ToolRun(List.copyOf(builder.command()), exitCode, out, messages);
  }

  /** What it printed; it must have ended well. */
  String output() {
    assertThat(exitCode).as("exit code of %s, which said %s", command, err).isZero();
    return out;
  }
}
