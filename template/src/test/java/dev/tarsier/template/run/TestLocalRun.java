package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.fork.FakeInstallation;
import dev.tarsier.template.fork.Installation;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.fork.RunLog;
import dev.tarsier.template.fork.SetupProblem;
import dev.tarsier.template.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLocalRun {
  private static final LocalSettings SETTINGS = new LocalSettings(2, ByteSize.ofMebibytes(512));
  private static final RunReport REPORT = Samples.report(0);
  private static final String FINISHED =
      ProgressEventParser.format(new ProgressEvent.Finished(REPORT, "gs://bucket/output/first"));

  @TempDir private Path folder;
  private FakeInstallation fake;
  private final Heard heard = new Heard();

  @BeforeEach
  void install() throws IOException {
    fake = new FakeInstallation(folder);
  }

  @Test
  void finishedRunGivesItsReport() throws Exception {
    fake.everyStart(
        ProgressEventParser.format(new ProgressEvent.Listed(12, 14_200_000, 0.1)),
        ProgressEventParser.format(new ProgressEvent.Advanced(1, 0, 12, 100, 0.5)),
        FINISHED);

    assertThat(run()).isEqualTo(new RunOutcome.Finished(REPORT, "gs://bucket/output/first", false));
    assertThat(heard.events)
        .containsExactly(
            new ProgressEvent.Listed(12, 14_200_000, 0.1),
            new ProgressEvent.Advanced(1, 0, 12, 100, 0.5),
            new ProgressEvent.Finished(REPORT, "gs://bucket/output/first"));
  }

  @Test
  void completeRunIsSaidToBe() throws Exception {
    fake.everyStart(
        ProgressEventParser.format(new ProgressEvent.AlreadyComplete(REPORT, "file:/out")));

    assertThat(run()).isEqualTo(new RunOutcome.Finished(REPORT, "file:/out", true));
  }

  @Test
  void jobIsToldTheRequestAndTheMachine() throws Exception {
    fake.everyStart(FINISHED);
    run();

    Plan plan = Samples.plan();
    List<String> arguments = fake.arguments(1);
    assertThat(arguments)
        .startsWith("--master", "local[2,4]", "--class", "dev.tarsier.job.ProcessJob");
    assertThat(arguments).endsWith(RequestArguments.format(plan.request()).toArray(String[]::new));
    assertThat(arguments)
        .containsSequence("--conf", "spark.driver.bindAddress=127.0.0.1")
        .containsSequence("--conf", "spark.driver.host=127.0.0.1")
        .containsSequence("--conf", "spark.ui.enabled=false");
    assertThat(fake.environment())
        .contains("OPENCV_IO_MAX_IMAGE_PIXELS=7000000")
        .contains("MALLOC_ARENA_MAX=1")
        .contains("SPARK_LOCAL_IP=127.0.0.1");
  }

  @Test
  void refusalNamesItsEntry() throws Exception {
    fake.everyStart(
        ProgressEventParser.format(new ProgressEvent.Refused("output.uri", "Cannot write")),
        "exit 1");

    assertThat(run()).isEqualTo(new RunOutcome.Refused("output.uri", "Cannot write"));
  }

  @Test
  void failureKeepsItsMessage() throws Exception {
    fake.everyStart(ProgressEventParser.format(new ProgressEvent.Failed("Cannot go on")), "exit 3");

    assertThat(run()).isEqualTo(new RunOutcome.Failed("Cannot go on"));
    assertThat(fake.wasStarted(2)).isFalse();
  }

  @Test
  void failureAfterTheReportKeepsBoth() throws Exception {
    fake.everyStart(
        FINISHED, ProgressEventParser.format(new ProgressEvent.Failed("Too many")), "exit 3");

    assertThat(run())
        .isEqualTo(
            new RunOutcome.FailedAfterReport(REPORT, "gs://bucket/output/first", "Too many"));
  }

  @Test
  void crashesAreStartedAgain() throws Exception {
    fake.start(1, "exit 134");
    fake.start(2, "exit 139");
    fake.start(3, "exit 75");
    fake.everyStart(FINISHED);

    assertThat(run()).isInstanceOf(RunOutcome.Finished.class);
    assertThat(heard.restarts).containsExactly("2 after 134", "3 after 139", "4 after 75");
    assertThat(fake.arguments(4)).isEqualTo(fake.arguments(1));
  }

  @Test
  void fourCrashesAreEnough() throws Exception {
    fake.everyStart("exit 134");

    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot finish: the job crashed in native code 4 times (the same run again goes on"
                    + " where it stopped)"));
    assertThat(fake.wasStarted(4)).isTrue();
    assertThat(fake.wasStarted(5)).isFalse();
  }

  @Test
  void crashAfterAClosingEventIsNotStartedAgain() throws Exception {
    fake.everyStart(
        ProgressEventParser.format(new ProgressEvent.Failed("Cannot go on")), "exit 134");

    assertThat(run()).isEqualTo(new RunOutcome.Failed("Cannot go on"));
    assertThat(heard.restarts).isEmpty();
  }

  @Test
  void otherEndsWithoutAResultSayTheirExitCode() throws Exception {
    fake.everyStart("exit 1");
    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed("Cannot finish: the job ended without a result, exit code 1"));

    fake.everyStart("exit 137");
    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot finish: the system killed the job (is memory short? try fewer --cores)"));

    fake.everyStart(FINISHED, "exit 5");
    assertThat(run())
        .isEqualTo(
            new RunOutcome.FailedAfterReport(
                REPORT,
                "gs://bucket/output/first",
                "Cannot finish: the job ended without a result, exit code 5"));
  }

  @Test
  void runPastItsTimeIsEnded() throws Exception {
    fake.everyStart("hang");

    assertThat(run(Samples.plan(Duration.ofSeconds(1))))
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot finish within limits.timeout: 1s (raise it; the same run goes on where it"
                    + " stopped)"));
    assertThat(heard.restarts).isEmpty();
  }

  @Test
  void everythingElseGoesToTheLog() throws Exception {
    fake.everyStart("a library's print", "complain of something", FINISHED);
    run();

    Plan plan = Samples.plan();
    RunLog log = LocalRun.logOf(plan, fake.installation());
    assertThat(log.file()).isEqualTo(folder.resolve("home/runs/eyepacs-first/driver.log"));
    assertThat(log.tail(10)).contains("a library's print", "of something");
    assertThat(Files.readString(log.configuration()))
        .contains("appender.file.fileName = " + log.file() + "\n");
  }

  @Test
  void missingPartsAreNamed() {
    Installation nothing =
        new Installation(folder.resolve("s"), folder.resolve("j.jar"), folder.resolve("h"));

    assertThatThrownBy(() -> new LocalRun(nothing, SETTINGS).run(Samples.plan(), heard))
        .isInstanceOf(SetupProblem.class)
        .hasMessage(
            "Missing job jar: "
                + folder.resolve("j.jar")
                + " (build it with mvn package, or set TARSIER_JOB_JAR)");
  }

  private RunOutcome run() throws Exception {
    return run(Samples.plan());
  }

  private RunOutcome run(Plan plan) throws Exception {
    return new LocalRun(fake.installation(), SETTINGS).run(plan, heard);
  }

  private static final class Heard implements RunListener {
    private final List<ProgressEvent> events = new ArrayList<>();
    private final List<String> restarts = new ArrayList<>();

    @Override
    public void event(ProgressEvent event) {
      events.add(event);
    }

    @Override
    public void restarting(int start, int exitCode) {
      restarts.add(start + " after " + exitCode);
    }
  }
}
