package dev.tarsier.template.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hands a page to the desktop's browser, where there is a desktop and somebody at it. */
final class PageOpener {
  private static final List<String> DISPLAYS = List.of("DISPLAY", "WAYLAND_DISPLAY");

  private final Shell shell;

  PageOpener(Shell shell) {
    this.shell = shell;
  }

  /** Returns the program that shows it; says so where there is none: the page is there anyway. */
  Optional<Process> open(Path page) {
    Optional<Path> opener = shell.terminal() ? opener() : Optional.empty();
    if (opener.isEmpty()) {
      shell.note("Cannot open the page: there is no desktop here (open " + page + " yourself)");
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProcessBuilder(opener.get().toString(), page.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      shell.note("Cannot open the page: " + e + " (open " + page + " yourself)");
      return Optional.empty();
    }
  }

  private Optional<Path> opener() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    // Without a display, xdg-open would start a browser for text in this very terminal.
    if (!mac && DISPLAYS.stream().noneMatch(shell.environment()::containsKey)) {
      return Optional.empty();
    }
    String path = shell.environment().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, mac ? "open" : "xdg-open"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
