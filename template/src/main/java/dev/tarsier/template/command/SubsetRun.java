package dev.tarsier.template.command;

import dev.tarsier.job.report.SubsetReport;
import dev.tarsier.job.report.SubsetReport.State;
import dev.tarsier.job.report.SubsetReportParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Limits;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One run of the job's main for subsets. */
final class SubsetRun {
  private static final Duration TIMEOUT = Duration.ofHours(24);
  private static final LocalSettings SETTINGS = new LocalSettings(1, ByteSize.ofMebibytes(1024));
  private static final JobMain.Wording WORDING =
      new JobMain.Wording(
          "Cannot make subsets", "it takes longer than a day (run again: what is copied stays)");

  private final Shell shell;
  private final OutputOptions options;

  SubsetRun(Shell shell, OutputOptions options) {
    this.shell = shell;
    this.options = options;
  }

  /** Returns the exit code. */
  int run(List<String> arguments) throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    RunLog log = RunLog.start(shell.installation().home(), "subset");
    boolean connector =
        !arguments.contains("--buckets")
            && arguments.stream().anyMatch(argument -> argument.startsWith("gs:"));
    Fork fork =
        new JobForks(shell.installation(), SETTINGS)
            .withSparkJars(
                "dev.tarsier.job.SubsetJob", arguments, Limits.DEFAULT.pixels(), connector, log);
    JobMain main = new JobMain(shell, WORDING);
    JobMain.End end = main.run(fork, log, TIMEOUT);
    return end instanceof JobMain.End.Done done
        ? show(done.result())
        : main.tell(end, new OutcomeReport(shell, options.json(), options.verbose()));
  }

  private int show(String json) {
    SubsetReport report = SubsetReportParser.parse(json);
    shell.out().print(options.json() ? json + "\n" : SubsetText.of(report));
    SubsetText.missed(report).ifPresent(shell::note);
    SubsetText.inflated(report).ifPresent(shell::note);
    if (report.subsets().stream().anyMatch(subset -> subset.state() == State.DAMAGED)) {
      shell.error(
          "Cannot find all of these subsets in "
              + report.output()
              + " (run the command that made them again)");
      return ExitCode.PROBLEMS_FOUND;
    }
    return ExitCode.DONE;
  }
}
