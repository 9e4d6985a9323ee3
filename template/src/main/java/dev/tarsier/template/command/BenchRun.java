package dev.tarsier.template.command;

import dev.tarsier.job.request.Limits;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JavaVersion;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One run of the job's bench: its progress is shown, the last line it prints is the result. */
final class BenchRun {
  private static final Duration TIMEOUT = Duration.ofHours(4);

  private static final JobMain.Wording WORDING =
      new JobMain.Wording(
          "Cannot measure", "it takes longer than four hours (give less --seconds)");

  private final Shell shell;
  private final boolean json;
  private final boolean verbose;

  BenchRun(Shell shell, boolean json, boolean verbose) {
    this.shell = shell;
    this.json = json;
    this.verbose = verbose;
  }

  /** Returns the exit code. */
  int run(LocalSettings settings, List<String> arguments)
      throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    JavaVersion.check(Runtime.version().feature());
    RunLog log = RunLog.start(shell.installation().home(), "bench");
    Fork fork =
        new JobForks(shell.installation(), settings)
            .spark("dev.tarsier.job.BenchJob", arguments, Limits.DEFAULT.pixels(), log);
    JobMain main = new JobMain(shell, WORDING);
    JobMain.End end = main.run(fork, log, TIMEOUT);
    if (end instanceof JobMain.End.Done done) {
      shell.out().print(json ? done.result() + "\n" : BenchText.of(done.result()));
    }
    return main.tell(end, new OutcomeReport(shell, json, verbose));
  }
}
