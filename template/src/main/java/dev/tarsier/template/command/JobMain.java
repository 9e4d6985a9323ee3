package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.ForkedJob;
import dev.tarsier.template.fork.RunLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A main of the job jar in a JVM of its own: its progress is shown, the last line of JSON that it
 * prints beside it is its result.
 */
final class JobMain {
  private final Shell shell;
  private final Wording wording;
  private final List<ProgressEvent> closing = new ArrayList<>();

  /** Empty before there is one; what a library prints is none. */
  private String result = "";

  JobMain(Shell shell, Wording wording) {
    this.shell = shell;
    this.wording = wording;
  }

  /**
   * What is said of one that ends badly and has not said why.
   *
   * @param failing as in {@code Cannot look at the source}
   * @param tooLong why it was ended and what to do, as in {@code it takes longer than an hour}
   */
  record Wording(String failing, String tooLong) {}

  /** How it ended. */
  sealed interface End {
    /** {@code result} is a line of JSON. */
    record Done(String result) implements End {}

    /** What was asked for cannot be; {@code usage}: the arguments make no sense. */
    record Refused(String message, boolean usage) implements End {}

    record Failed(String message, RunLog log) implements End {}
  }

  /** Runs it to its end. */
  End run(Fork fork, RunLog log, Duration timeout) throws IOException, InterruptedException {
    ProgressView view = new ProgressView(shell);
    ForkedJob.End end = new ForkedJob(fork, log).run(timeout, line -> heard(line, view));
    view.erase();
    return outcome(end, log);
  }

  private void heard(String line, ProgressView view) {
    ProgressEventParser.parse(line)
        .ifPresentOrElse(
            event -> {
              view.event(event);
              if (event instanceof ProgressEvent.Refused || event instanceof ProgressEvent.Failed) {
                closing.add(event);
              }
            },
            () -> result = line.startsWith("{") ? line : result);
  }

  private End outcome(ForkedJob.End end, RunLog log) {
    if (end.exitCode() == ExitCode.DONE && !result.isEmpty()) {
      return new End.Done(result);
    }
    String message =
        wording.failing()
            + ": "
            + (end.timedOut()
                ? wording.tooLong()
                : "the job ended with exit code " + end.exitCode());
    for (ProgressEvent event : closing) {
      if (event instanceof ProgressEvent.Refused refused) {
        return new End.Refused(refused.message(), end.exitCode() == ExitCode.BAD_USAGE);
      }
      message = event instanceof ProgressEvent.Failed failed ? failed.message() : message;
    }
    return new End.Failed(message, log);
  }

  /** The result, however it ended; empty where there is none. */
  Optional<String> result() {
    return result.isEmpty() ? Optional.empty() : Optional.of(result);
  }

  /** Says how it ended, if not well; returns the exit code. */
  int tell(End end, OutcomeReport report) throws IOException {
    if (end instanceof End.Refused refused) {
      shell.error(refused.message());
      return refused.usage() ? ExitCode.BAD_USAGE : ExitCode.PROBLEMS_FOUND;
    }
    if (end instanceof End.Failed failed) {
      report.failure(failed.message(), failed.log());
      return ExitCode.RUN_FAILED;
    }
    return ExitCode.DONE;
  }
}
