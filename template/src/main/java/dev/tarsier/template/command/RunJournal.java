package dev.tarsier.template.command;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.run.RunEvent;
import dev.tarsier.template.run.RunHistory;
import dev.tarsier.template.run.RunListener;
import dev.tarsier.template.run.RunOutcome;
import dev.tarsier.template.run.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Consumer;

/** Writes down what happens to a run, in its log and in the history, and passes it on. */
final class RunJournal implements RunListener {
  private final RunListener next;
  private final RunHistory history;
  private final RunLog log;
  private final Consumer<String> started;
  private final RunRecord before;
  private RunRecord run;

  /** {@code before} is what was noted of a run of this name; the run itself when nothing was. */
  RunJournal(
      RunListener next,
      RunHistory history,
      RunRecord run,
      RunRecord before,
      Consumer<String> started) {
    this.next = next;
    this.history = history;
    this.log = history.log(run);
    this.run = run;
    this.before = before;
    this.started = started;
  }

  @Override
  public void event(ProgressEvent event) {
    next.event(event);
  }

  @Override
  public void restarting(int start, int exitCode) {
    next.restarting(start, exitCode);
  }

  @Override
  public void happened(RunEvent event) {
    if (event instanceof RunEvent.Instantiated it) {
      started.accept(it.operation());
      write(run.withOperation(it.operation()));
    }
    next.happened(event);
  }

  @Override
  public void output(String line) {
    log.append(line);
    next.output(line);
  }

  /** Notes the end. */
  void ended(RunOutcome outcome, Clock clock) {
    write(run.withResult(result(outcome, clock)));
  }

  /**
   * Notes an end without an outcome. An attempt that started nothing changes nothing of a run that
   * was known before, and one that was lost sight of goes on elsewhere.
   */
  void failed(Clock clock) {
    RunRecord known = run.place().operation().isEmpty() ? before : run;
    boolean open = known.result().state() == RunRecord.State.OPEN && !known.isOpenElsewhere();
    write(
        open
            ? known.withResult(RunRecord.Result.at(clock.instant(), RunRecord.State.FAILED, 0))
            : known);
  }

  static RunRecord.Result result(RunOutcome outcome, Clock clock) {
    RunRecord.State state = RunRecord.State.FAILED;
    long images = 0;
    if (outcome instanceof RunOutcome.Finished finished) {
      state = RunRecord.State.DONE;
      images = finished.report().images().read();
    } else if (outcome instanceof RunOutcome.FailedAfterReport late) {
      images = late.report().images().read();
    } else if (outcome instanceof RunOutcome.FinishedUnseen) {
      state = RunRecord.State.DONE;
    } else if (outcome instanceof RunOutcome.Refused) {
      state = RunRecord.State.REFUSED;
    } else if (outcome.equals(RunOutcome.CANCELLED)) {
      state = RunRecord.State.CANCELLED;
    }
    return RunRecord.Result.at(clock.instant(), state, images);
  }

  private void write(RunRecord changed) {
    run = changed;
    try {
      history.write(changed);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the history", e);
    }
  }
}
