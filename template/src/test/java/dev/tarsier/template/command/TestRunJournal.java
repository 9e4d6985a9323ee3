package dev.tarsier.template.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.template.run.RunEvent;
import dev.tarsier.template.run.RunHistory;
import dev.tarsier.template.run.RunListener;
import dev.tarsier.template.run.RunOutcome;
import dev.tarsier.template.run.RunRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunJournal {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(9), ZoneOffset.UTC);
  private static final String SERVED = "http://127.0.0.1:8085/";
  private static final String OPERATION = "projects/p/regions/r/operations/o";

  @TempDir private Path home;
  private RunHistory history;

  @BeforeEach
  void open() {
    history = new RunHistory(home);
  }

  private static RunRecord run(String where, Instant started) {
    return new RunRecord(
        "eyepacs",
        "first",
        "/datasets/eyepacs.yaml",
        new RunRecord.Place(where, "", "gs://bucket/first"),
        started,
        RunRecord.Result.OPEN);
  }

  /** As a command begins it. */
  private RunJournal begin(RunRecord run) throws Exception {
    RunRecord before = history.noted(run).orElse(run);
    history.begin(run);
    return new RunJournal(new Deaf(), history, run, before, operation -> {});
  }

  private void note(RunRecord run) throws Exception {
    history.begin(run);
    history.write(run);
  }

  @Test
  void firstAttemptThatStartsNothingHasFailed() throws Exception {
    RunRecord run = run(SERVED, NOON);
    begin(run).failed(CLOCK);
    assertThat(history.all())
        .containsExactly(
            run.withResult(RunRecord.Result.at(CLOCK.instant(), RunRecord.State.FAILED, 0)));
  }

  @Test
  void runThatGoesOnIsNotForgottenWhenItCannotBeReachedAgain() throws Exception {
    RunRecord going = run(SERVED, NOON).withOperation(OPERATION);
    note(going);
    RunJournal journal = begin(run(SERVED, NOON.plusSeconds(5)));
    assertThat(history.all()).containsExactly(going);
    journal.failed(CLOCK);
    assertThat(history.all()).containsExactly(going);
  }

  @Test
  void wholeRunStaysWholeWhenNothingIsStarted() throws Exception {
    RunRecord done =
        run(SERVED, NOON)
            .withOperation(OPERATION)
            .withResult(RunRecord.Result.at(NOON.plusSeconds(1), RunRecord.State.DONE, 12));
    note(done);
    begin(run("http://127.0.0.1:1/", NOON.plusSeconds(5))).failed(CLOCK);
    assertThat(history.all()).containsExactly(done);
  }

  @Test
  void runThatIsLostSightOfStaysOpenElsewhereAndEndsHere() throws Exception {
    RunJournal served = begin(run(SERVED, NOON));
    served.happened(new RunEvent.Instantiated(OPERATION, false));
    served.failed(CLOCK);
    assertThat(history.all().get(0).result()).isEqualTo(RunRecord.Result.OPEN);

    RunJournal local = begin(run(RunRecord.LOCAL, NOON));
    local.happened(new RunEvent.Instantiated(OPERATION, false));
    local.failed(CLOCK);
    assertThat(history.all().get(0).result().state()).isEqualTo(RunRecord.State.FAILED);
  }

  @Test
  void runThatSomebodyEndedIsCancelled() throws Exception {
    RunJournal journal = begin(run(RunRecord.LOCAL, NOON));
    journal.happened(new RunEvent.Instantiated(OPERATION, false));
    journal.ended(RunOutcome.CANCELLED, CLOCK);
    assertThat(history.all().get(0).result())
        .isEqualTo(RunRecord.Result.at(CLOCK.instant(), RunRecord.State.CANCELLED, 0));
  }

  /** Hears nothing. */
  private static final class Deaf implements RunListener {
    @Override
    public void event(ProgressEvent event) {}

    @Override
    public void restarting(int start, int exitCode) {}

    @Override
    public void happened(RunEvent event) {}

    @Override
    public void output(String line) {}
  }
}
