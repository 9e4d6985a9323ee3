package dev.tarsier.template.run;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.fork.Fork;
import dev.tarsier.template.fork.ForkedJob;
import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.fork.JavaVersion;
import dev.tarsier.template.fork.JobForks;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a plan on this machine: the job in a forked JVM, Spark inside it.
 *
 * <p>Native code can end that JVM. The job notes in its own journal which image it was at, and
 * rejects an image that ended it before; so the same request is started again, a few times.
 */
public final class LocalRun implements Runner {
  /** After an image's third death the job rejects it: the fourth start is the one that ends. */
  static final int MAXIMUM_STARTS = 4;

  /** SIGABRT and SIGSEGV as the JVM and the shell report them, and the job's own watchdog. */
  private static final Set<Integer> CRASHES = Set.of(134, 139, 75);

  private static final int KILLED = 137;

  private final Installation installation;
  private final JobForks forks;

  public LocalRun(Installation installation, LocalSettings settings) {
    this.installation = installation;
    this.forks = new JobForks(installation, settings);
  }

  /** Where the log of this plan's run is. */
  public static RunLog logOf(Plan plan, Installation installation) {
    return new RunLog(installation.home().resolve("runs").resolve(logName(plan)));
  }

  private static String logName(Plan plan) {
    return plan.request().dataset() + "-" + plan.request().runId();
  }

  @Override
  public RunOutcome run(Plan plan, RunListener listener)
      throws SetupProblem, IOException, InterruptedException {
    installation.check();
    JavaVersion.check(Runtime.version().feature());
    RunLog log = RunLog.start(installation.home(), logName(plan));
    Fork fork =
        forks.spark(
            "dev.tarsier.job.ProcessJob",
            RequestArguments.format(plan.request()),
            plan.request().limits().pixels(),
            log);
    for (int start = 1; ; start++) {
      Ending ending = new Ending(listener, log);
      ForkedJob.End end = new ForkedJob(fork, log).run(plan.timeout(), ending::line);
      boolean crashed = ending.open() && !end.timedOut() && CRASHES.contains(end.exitCode());
      if (!crashed || start == MAXIMUM_STARTS) {
        return ending.outcome(end, plan);
      }
      listener.restarting(start + 1, end.exitCode());
    }
  }

  /** Hears the events of one start and keeps those that close it. */
  private static final class Ending {
    private final RunListener listener;
    private final RunLog log;
    private final List<ProgressEvent> events = new ArrayList<>();

    Ending(RunListener listener, RunLog log) {
      this.listener = listener;
      this.log = log;
    }

    void line(String line) {
      ProgressEventParser.parse(line).ifPresentOrElse(this::event, () -> log.append(line));
    }

    private void event(ProgressEvent event) {
      if (!(event instanceof ProgressEvent.Advanced)) {
        events.add(event);
      }
      listener.event(event);
    }

    boolean open() {
      return finished().isEmpty()
          && last(ProgressEvent.Refused.class).isEmpty()
          && last(ProgressEvent.Failed.class).isEmpty();
    }

    RunOutcome outcome(ForkedJob.End end, Plan plan) {
      Optional<ProgressEvent.Refused> refused = last(ProgressEvent.Refused.class);
      if (refused.isPresent()) {
        return new RunOutcome.Refused(refused.get().specPath(), refused.get().message());
      }
      Optional<RunOutcome.Finished> finished = finished();
      Optional<ProgressEvent.Failed> failed = last(ProgressEvent.Failed.class);
      if (finished.isPresent() && failed.isEmpty() && end.exitCode() == 0) {
        return finished.get();
      }
      String message = failed.map(ProgressEvent.Failed::message).orElseGet(() -> reason(end, plan));
      if (finished.isPresent()) {
        return new RunOutcome.FailedAfterReport(
            finished.get().report(), finished.get().runFolder(), message);
      }
      return new RunOutcome.Failed(message);
    }

    private Optional<RunOutcome.Finished> finished() {
      return last(ProgressEvent.Finished.class)
          .map(end -> new RunOutcome.Finished(end.report(), end.runFolder(), false))
          .or(
              () ->
                  last(ProgressEvent.AlreadyComplete.class)
                      .map(end -> new RunOutcome.Finished(end.report(), end.runFolder(), true)));
    }

    private <T extends ProgressEvent> Optional<T> last(Class<T> type) {
      return events.stream().filter(type::isInstance).map(type::cast).reduce((a, b) -> b);
    }

    /** As a spec writes it, in the largest unit that is whole. */
    private static String text(Duration timeout) {
      if (timeout.toSeconds() % 3600 == 0) {
        return timeout.toHours() + "h";
      }
      return timeout.toSeconds() % 60 == 0 ? timeout.toMinutes() + "m" : timeout.toSeconds() + "s";
    }

    private static String reason(ForkedJob.End end, Plan plan) {
      if (end.timedOut()) {
        return "Cannot finish within limits.timeout: "
            + text(plan.timeout())
            + " (raise it; the same run goes on where it stopped)";
      }
      return switch (end.exitCode()) {
        case 75, 134, 139 ->
            "Cannot finish: the job crashed in native code "
                + MAXIMUM_STARTS
                + " times (the same run again goes on where it stopped)";
        case KILLED ->
            "Cannot finish: the system killed the job (is memory short? try fewer --cores)";
        default -> "Cannot finish: the job ended without a result, exit code " + end.exitCode();
      };
    }
  }
}
