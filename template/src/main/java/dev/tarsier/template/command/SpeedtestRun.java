package dev.tarsier.template.command;

import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReportParser;
import dev.tarsier.job.request.Limits;
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

/** One run of the job's speed test: what it prints last is its summary, failed points or none. */
final class SpeedtestRun {
  private static final Duration TIMEOUT = Duration.ofHours(24);

  private static final JobMain.Wording WORDING =
      new JobMain.Wording("Cannot measure", "it takes longer than a day (give a smaller grid)");

  private final Shell shell;
  private final OutputOptions options;

  SpeedtestRun(Shell shell, OutputOptions options) {
    this.shell = shell;
    this.options = options;
  }

  /** Returns the exit code. */
  int run(LocalSettings settings, List<String> arguments, Reach reach)
      throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    JavaVersion.check(Runtime.version().feature());
    RunLog log = RunLog.start(shell.installation().home(), "speedtest");
    Fork fork =
        new JobForks(shell.installation(), settings)
            .spark("dev.tarsier.job.SpeedtestJob", arguments, Limits.DEFAULT.pixels(), reach, log);
    JobMain main = new JobMain(shell, WORDING);
    JobMain.End end = main.run(fork, log, TIMEOUT);
    Optional<String> result = main.result();
    if (result.isEmpty()) {
      return main.tell(end, new OutcomeReport(shell, options.json(), options.verbose()));
    }
    SpeedReport report = SpeedReportParser.parse(result.get());
    shell.out().print(options.json() ? result.get() + "\n" : SpeedText.of(report));
    report.problems().forEach(shell::error);
    return report.points().failed() == 0 ? ExitCode.DONE : ExitCode.PROBLEMS_FOUND;
  }
}
