package dev.tarsier.template.command;

import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.LocalPlacement;
import dev.tarsier.template.plan.Plan;
import dev.tarsier.template.problem.ProblemsFound;
import dev.tarsier.template.run.DataprocProblem;
import dev.tarsier.template.run.DataprocRun;
import dev.tarsier.template.run.Prepared;
import dev.tarsier.template.run.Region;
import dev.tarsier.template.run.RunHistory;
import dev.tarsier.template.run.RunOutcome;
import dev.tarsier.template.run.RunRecord;
import dev.tarsier.template.spec.ClusterSpec.Placement;
import dev.tarsier.template.spec.SpecDocument;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run from its start to its report, with Ctrl-C, log and history. */
final class RunSession {
  private final Shell shell;
  private final RunOptions options;
  private final SpecDocument document;
  private final Region region;

  RunSession(Shell shell, RunOptions options, SpecDocument document) {
    this.shell = shell;
    this.options = options;
    this.document = document;
    this.region = region(document.spec().cluster().placement());
  }

  private static Region region(Placement placement) {
    return new Region(
        placement.project().isEmpty() ? LocalPlacement.PROJECT : placement.project(),
        placement.region().isEmpty() ? LocalPlacement.REGION : placement.region());
  }

  /** Returns the exit code. */
  int execute(Prepared prepared)
      throws ProblemsFound, SetupProblem, DataprocProblem, IOException, InterruptedException {
    RunHistory history = new RunHistory(shell.installation().home());
    RunRecord record = record(prepared.plan());
    try (OpenTarget target =
            OpenTarget.open(options.target(), region.id(), buckets(prepared), shell);
        DataprocRun run = DataprocRun.on(target.endpoint(), region, target.pace())) {
      RunRecord before = history.noted(record).orElse(record);
      history.begin(record);
      shell.note(headline(prepared.plan()));
      ProgressView view = options.isLocal() ? ProgressView.ofJob(shell) : new ProgressView(shell);
      Interruption interruption = interruption(view, run);
      RunJournal journal = new RunJournal(view, history, record, before, interruption::started);
      Signals signals = Signals.onInterrupt(interruption);
      try {
        return result(run, prepared, new Following(journal, interruption, history, record));
      } catch (DataprocProblem e) {
        journal.failed(shell.clock());
        throw e;
      } finally {
        signals.close();
        view.erase();
      }
    }
  }

  /** Those that a run writes to. */
  private static Set<String> buckets(Prepared prepared) {
    Stream<String> uris =
        Stream.concat(
            Stream.of(prepared.plan().request().runFolder().uri()),
            prepared.files().stream().map(Prepared.Staged::uri));
    return uris.filter(uri -> uri.startsWith("gs://"))
        .map(uri -> uri.substring("gs://".length()).split("/", 2)[0])
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those that stay with a run to its end. */
  private record Following(
      RunJournal journal, Interruption interruption, RunHistory history, RunRecord run) {}

  private int result(DataprocRun run, Prepared prepared, Following following)
      throws ProblemsFound, DataprocProblem, IOException, InterruptedException {
    String operation = run.start(prepared, following.journal());
    if (options.mode() == RunOptions.Mode.ASYNC) {
      return left(operation, prepared.plan());
    }
    RunOutcome outcome = run.follow(operation, following.journal());
    if (following.interruption().cancelled() && outcome instanceof RunOutcome.Failed) {
      outcome = RunOutcome.CANCELLED;
    }
    following.journal().ended(outcome, shell.clock());
    return new OutcomeReport(shell, options.json(), options.verbose())
        .print(seen(outcome), document, following.history().log(following.run()));
  }

  private RunOutcome seen(RunOutcome outcome) {
    Target target = options.target();
    if (outcome instanceof RunOutcome.Finished it) {
      return new RunOutcome.Finished(it.report(), target.seen(it.runFolder()), it.before());
    }
    return outcome instanceof RunOutcome.FailedAfterReport it
        ? new RunOutcome.FailedAfterReport(it.report(), target.seen(it.runFolder()), it.message())
        : outcome;
  }

  private RunRecord record(Plan plan) {
    return new RunRecord(
        plan.request().dataset(),
        plan.request().runId(),
        shell.folder().resolve(options.specFile()).toAbsolutePath().normalize().toString(),
        new RunRecord.Place(
            OpenTarget.name(options.target(), region.id()),
            "",
            options.target().seen(plan.request().runFolder().uri())),
        shell.clock().instant(),
        RunRecord.Result.OPEN);
  }

  private String headline(Plan plan) {
    String what = "Running " + plan.request().dataset() + " as " + plan.request().runId() + " on ";
    if (options.target() instanceof Target.Local local) {
      int cores = local.settings().cores();
      return what + (cores == 1 ? "1 core" : cores + " cores");
    }
    return what + OpenTarget.name(options.target(), region.id());
  }

  private Interruption interruption(ProgressView view, DataprocRun run) {
    return new Interruption(
        shell,
        options.isLocal(),
        view,
        new Interruption.Ways(run::cancel, Interruption::readLine, System::exit));
  }

  private int left(String operation, Plan plan) {
    if (options.json()) {
      shell.out().print(StatusText.started(operation, plan.request().runFolder().uri()));
    } else {
      shell.out().println(operation);
      shell.note("  tarsier status " + operation);
      shell.note("  tarsier cancel " + operation);
    }
    return ExitCode.DONE;
  }
}
