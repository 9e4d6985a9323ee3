package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.ForkedJob;
import dev.tarsier.template.fork.JavaVersion;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.Reach;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run of the job's verification: its progress is shown, the report it prints is the result. */
final class VerifyRun {
  private static final Duration TIMEOUT = Duration.ofHours(24);

  /** OpenCV's belt: up to 100 megapixels are decoded, as the job's ImageCheck has it. */
  private static final long PIXELS = 100_000_000;

  private final Shell shell;
  private final boolean json;
  private final boolean verbose;
  private final List<ProgressEvent> closing = new ArrayList<>();
  private String last = "";

  VerifyRun(Shell shell, boolean json, boolean verbose) {
    this.shell = shell;
    this.json = json;
    this.verbose = verbose;
  }

  /** Returns the exit code. */
  int run(LocalSettings settings, List<String> arguments, Reach reach)
      throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    JavaVersion.check(Runtime.version().feature());
    RunLog log = RunLog.start(shell.installation().home(), "verify");
    Fork fork =
        new JobForks(shell.installation(), settings)
            .spark("dev.tarsier.job.VerifyJob", arguments, PIXELS, reach, log);
    ProgressView view = new ProgressView(shell);
    ForkedJob.End end = new ForkedJob(fork, log).run(TIMEOUT, line -> heard(line, view));
    view.erase();
    return report(end, log);
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
            () -> last = line.startsWith("{") ? line : last);
  }

  private int report(ForkedJob.End end, RunLog log) throws IOException {
    if (last.isEmpty()) {
      return withoutReport(end, log);
    }
    VerifyReport report = VerifyReportParser.parse(last);
    if (json) {
      shell.out().print(last + "\n");
    } else {
      shell.out().print(VerifyText.of(report));
      report.problems().forEach(shell::error);
    }
    return report.problemCount() == 0 ? ExitCode.DONE : ExitCode.PROBLEMS_FOUND;
  }

  private int withoutReport(ForkedJob.End end, RunLog log) throws IOException {
    String message =
        end.timedOut()
            ? "Cannot verify the run: it takes longer than a day"
            : "Cannot verify the run: the job ended with exit code " + end.exitCode();
    for (ProgressEvent event : closing) {
      if (event instanceof ProgressEvent.Refused refused) {
        shell.error(refused.message());
        return end.exitCode() == ExitCode.BAD_USAGE ? ExitCode.BAD_USAGE : ExitCode.PROBLEMS_FOUND;
      }
      message = event instanceof ProgressEvent.Failed failed ? failed.message() : message;
    }
    new OutcomeReport(shell, json, verbose).failure(message, log);
    return ExitCode.RUN_FAILED;
  }
}
