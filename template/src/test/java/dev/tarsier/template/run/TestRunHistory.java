package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunHistory {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir private Path home;

  static RunRecord record(String runId, Instant started) {
    return new RunRecord(
        "eyepacs",
        runId,
        "/datasets/eyepacs.yaml",
        new RunRecord.Place("http://127.0.0.1:8085/", "", "gs://bucket/output/" + runId),
        started,
        RunRecord.Result.OPEN);
  }

  @Test
  void newestRunIsFirst() throws Exception {
    RunHistory history = new RunHistory(home);
    RunRecord old = record("old", NOON);
    RunRecord young = record("young", NOON.plusSeconds(1));
    history.begin(old);
    history.begin(young);

    assertThat(history.all()).containsExactly(young, old);
  }

  @Test
  void recordIsReplacedAsTheRunGoesOn() throws Exception {
    RunHistory history = new RunHistory(home);
    RunRecord run = record("first", NOON);
    history.begin(run);
    RunRecord ended =
        run.withOperation("projects/p/regions/r/operations/o")
            .withResult(RunRecord.Result.at(NOON.plusSeconds(60), RunRecord.State.DONE, 12));
    history.write(ended);

    assertThat(history.all()).containsExactly(ended);
    assertThat(home.resolve("runs/eyepacs-first/run.json"))
        .hasContent(
            """
            {
              "dataset" : "eyepacs",
              "runId" : "first",
              "spec" : "/datasets/eyepacs.yaml",
              "where" : "http://127.0.0.1:8085/",
              "operation" : "projects/p/regions/r/operations/o",
              "started" : "2026-11-20T12:00:00Z",
              "ended" : "2026-11-20T12:01:00Z",
              "outcome" : "done",
              "images" : 12,
              "runFolder" : "gs://bucket/output/first"
            }
            """);
  }

  @Test
  void eachAttemptBeginsANewLog() throws Exception {
    RunHistory history = new RunHistory(home);
    RunLog log = history.begin(record("first", NOON));
    log.append("of the first attempt");
    history.begin(record("first", NOON.plusSeconds(1)));

    assertThat(log.file()).isEqualTo(home.resolve("runs/eyepacs-first/driver.log"));
    assertThat(log.tail(10)).isEmpty();
  }

  @Test
  void whatIsNoRecordIsPassedOver() throws Exception {
    Files.createDirectories(home.resolve("runs/bench"));
    Files.createDirectories(home.resolve("runs/broken"));
    Files.writeString(home.resolve("runs/broken/run.json"), "{\"dataset\": 3}");

    assertThat(new RunHistory(home).all()).isEmpty();
    assertThat(new RunHistory(home.resolve("nothing")).all()).isEmpty();
  }

  @Test
  void folderThatCannotBeWrittenSaysWhatToDo() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");

    assertThatThrownBy(() -> new RunHistory(file).begin(record("first", NOON)))
        .isInstanceOf(SetupProblem.class)
        .hasMessageStartingWith("Cannot write the log below " + file + ": ")
        .hasMessageEndingWith(" (set TARSIER_HOME to another folder)");
  }
}
