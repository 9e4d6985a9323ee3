package dev.tarsier.template.command;

import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.problem.ProblemsFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Does something again whenever a file has changed. */
final class PreviewWatch {
  /** What is done; {@code first} only once. */
  interface Round {
    int run(boolean first) throws ProblemsFound, SetupProblem, IOException, InterruptedException;
  }

  /** Passes the time between two looks; false ends the watch. */
  interface Pause {
    boolean passes() throws InterruptedException;
  }

  private static final long EVERY_MILLIS = 1000;

  private final Shell shell;
  private final String file;
  private final Pause pause;

  PreviewWatch(Shell shell, String file) {
    this(
        shell,
        file,
        () -> {
          TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
          return true;
        });
  }

  PreviewWatch(Shell shell, String file, Pause pause) {
    this.shell = shell;
    this.file = file;
    this.pause = pause;
  }

  /** Until the pause ends it, or Ctrl-C the process; what is wrong with the file is said. */
  int run(Round round) throws SetupProblem, IOException, InterruptedException {
    boolean first = true;
    int code;
    State seen;
    do {
      // Taken before: what changes while the page is made is seen by the next look.
      seen = state();
      code = attempt(round, first);
      first = false;
      shell.note("Again when " + file + " changes; Ctrl-C ends");
    } while (changed(seen));
    return code;
  }

  private int attempt(Round round, boolean first)
      throws SetupProblem, IOException, InterruptedException {
    try {
      return round.run(first);
    } catch (ProblemsFound e) {
      shell.err().print(shell.problemPrinter().format(e.source(), e.problems()));
      return ExitCode.PROBLEMS_FOUND;
    }
  }

  /** Waits; false when the watch has ended. */
  private boolean changed(State seen) throws InterruptedException {
    while (pause.passes()) {
      if (!state().equals(seen)) {
        return true;
      }
    }
    return false;
  }

  private record State(long modifiedMillis, long bytes) {
    static final State ABSENT = new State(0, -1);
  }

  private State state() {
    Path path = shell.folder().resolve(file);
    try {
      return new State(Files.getLastModifiedTime(path).toMillis(), Files.size(path));
    } catch (IOException e) {
      // Editors write by renaming: it comes back, and its absence is said if it does not.
      return State.ABSENT;
    }
  }
}
