package dev.tarsier.template.command;

import dev.tarsier.job.report.SourceProfile;
import dev.tarsier.job.report.SourceProfileParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One look at a source, by a main of the job jar in a JVM of its own. */
final class SourceLook {
  private static final Duration TIMEOUT = Duration.ofHours(1);

  /** OpenCV's belt: a look decodes up to 100 megapixels, as SampleCheck has it. */
  private static final long PIXELS = 100_000_000;

  private static final LocalSettings ONE_CORE = new LocalSettings(1, ByteSize.ofMebibytes(1024));

  private static final JobMain.Wording WORDING =
      new JobMain.Wording(
          "Cannot look at the source", "it takes longer than an hour (narrow it with --include)");

  private final Shell shell;

  SourceLook(Shell shell) {
    this.shell = shell;
  }

  /** How a look ended. */
  sealed interface Outcome {
    /** {@code json} is the profile as the job printed it. */
    record Seen(SourceProfile profile, String json) implements Outcome {}

    /** The source cannot be looked at; {@code usage}: the arguments make no sense. */
    record Refused(String message, boolean usage) implements Outcome {}

    record Failed(String message, RunLog log) implements Outcome {}
  }

  /**
   * Looks, showing progress.
   *
   * @param arguments of the job's main
   * @param connector whether the source is on the real Cloud Storage
   */
  Outcome look(List<String> arguments, boolean connector)
      throws SetupProblem, IOException, InterruptedException {
    shell.installation().check();
    RunLog log = RunLog.start(shell.installation().home(), "inspect");
    Fork fork =
        new JobForks(shell.installation(), ONE_CORE)
            .withSparkJars("dev.tarsier.job.InspectJob", arguments, PIXELS, connector, log);
    return outcome(new JobMain(shell, WORDING).run(fork, log, TIMEOUT));
  }

  private static Outcome outcome(JobMain.End end) {
    if (end instanceof JobMain.End.Done done) {
      return new Outcome.Seen(SourceProfileParser.parse(done.result()), done.result());
    }
    if (end instanceof JobMain.End.Refused refused) {
      return new Outcome.Refused(refused.message(), refused.usage());
    }
    JobMain.End.Failed failed = (JobMain.End.Failed) end;
    return new Outcome.Failed(failed.message(), failed.log());
  }
}
