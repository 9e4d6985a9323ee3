package dev.tarsier.template.command;

import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.problem.ProblemPrinter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * All that a command sees of the world around it.
 *
 * @param out results
 * @param err problems, progress and everything else
 * @param terminal whether {@code err} is one, so that a line can be redrawn
 * @param folder that relative paths are taken from
 */
public record Shell(
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment,
    Path folder,
    Installation installation,
    Clock clock) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /** Colours only on a terminal and never with NO_COLOR (no-color.org). */
  public boolean colours() {
    return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  public ProblemPrinter problemPrinter() {
    return new ProblemPrinter(colours());
  }

  /** An error that belongs to no file. */
  public void error(String message) {
    err.println((colours() ? "\u001b[1;31merror\u001b[0m" : "error") + ": " + message);
  }

  /** The same, but results go there. */
  Shell printingTo(OutputStream results) {
    return new Shell(
        new PrintStream(results, true, StandardCharsets.UTF_8),
        err,
        terminal,
        environment,
        folder,
        installation,
        clock);
  }

  void note(String line) {
    err.println(line);
  }

  /** How a place below the current folder is best written. */
  String shortened(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path here = folder.toAbsolutePath().normalize();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute).toString()
        : absolute.toString();
  }
}
