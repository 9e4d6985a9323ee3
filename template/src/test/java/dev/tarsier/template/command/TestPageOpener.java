package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarsier.template.fork.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPageOpener {
  @TempDir private Path folder;

  private FakeShell shell(boolean terminal, Map<String, String> environment) {
    return new FakeShell(folder, new Installation(folder, folder, folder), terminal, environment);
  }

  /** A program of this name that leaves a mark with what it was given. */
  private Map<String, String> desktop() throws IOException {
    Path program = folder.resolve("xdg-open");
    Files.writeString(program, "#!/bin/sh\necho \"$1\" > " + folder.resolve("opened") + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Map.of("PATH", "/no/such:" + folder, "DISPLAY", ":0");
  }

  @Test
  void theDesktopIsHandedThePage() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "xdg-open is Linux's");
    FakeShell shell = shell(true, desktop());

    Process shown = new PageOpener(shell.shell()).open(folder.resolve("page.html")).orElseThrow();

    assertThat(shown.waitFor()).isZero();
    assertThat(folder.resolve("opened")).hasContent(folder.resolve("page.html").toString());
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void nobodyIsThereToSeeIt() throws Exception {
    FakeShell nobody = shell(false, desktop());
    FakeShell noDisplay = shell(true, Map.of("PATH", folder.toString()));

    new PageOpener(nobody.shell()).open(Path.of("/p.html"));
    new PageOpener(noDisplay.shell()).open(Path.of("/p.html"));

    String message = "Cannot open the page: there is no desktop here (open /p.html yourself)\n";
    assertThat(nobody.err()).isEqualTo(message);
    assertThat(noDisplay.err()).isEqualTo(message);
  }
}
