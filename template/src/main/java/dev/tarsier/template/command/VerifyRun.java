package dev.tarsier.template.command;

import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.report.VerifyReportParser;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JavaVersion;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.Reach;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One run of the job's verification: the report that it prints is the result, problems or none. */
final class VerifyRun {
  private static final Duration TIMEOUT = Duration.ofHours(24);

  /** OpenCV's belt: up to 100 megapixels are decoded, as the job's ImageCheck has it. */
  private static final long PIXELS = 100_000_000;

  private static final JobMain.Wording WORDING =
      new JobMain.Wording("Cannot verify the run", "it takes longer than a day");

  private final Shell shell;
  private final OutputOptions options;

  VerifyRun(Shell shell, OutputOptions options) {
    this.shell = shell;
    this.options = options;
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
    JobMain main = new JobMain(shell, WORDING);
    JobMain.End end = main.run(fork, log, TIMEOUT);
    Optional<String> result = main.result();
    return result.isPresent()
        ? show(result.get())
        : main.tell(end, new OutcomeReport(shell, options.json(), options.verbose()));
  }

  private int show(String json) {
    VerifyReport report = VerifyReportParser.parse(json);
    if (options.json()) {
      shell.out().print(json + "\n");
    } else {
      shell.out().print(VerifyText.of(report));
      report.problems().forEach(shell::error);
    }
    return report.problemCount() == 0 ? ExitCode.DONE : ExitCode.PROBLEMS_FOUND;
  }
}
