package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.longrunning.Operation;
import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the end of a workflow is judged. */
class TestEndOfRun {
  @TempDir private Path folder;
  private RunFixture fixture;
  private FakeDataproc dataproc;

  @BeforeEach
  void start() throws Exception {
    fixture = new RunFixture();
    dataproc = fixture.dataproc;
    fixture.driverPrints(true, RunFixture.finished());
    dataproc.looks.add(Workflows.done());
  }

  @AfterEach
  void stop() throws Exception {
    fixture.close();
  }

  private RunOutcome run() throws Exception {
    Path jar = Files.writeString(folder.resolve("job.jar"), "the packaged job");
    return fixture.run().run(RunFixture.prepared(jar), fixture.heard);
  }

  @Test
  void failedStepCountsWithoutAnErrorOfTheOperation() throws Exception {
    fixture.driverPrints(true, "a stack trace");
    dataproc.jobs.put("process-1", Workflows.job("Job failed with exit code 1"));
    ends(Workflows.doneWithFailedStep("Job failed"));

    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed("Cannot finish: the job ended without a result, exit code 1"));
    assertThat(fixture.heard.lines).containsExactly("a stack trace");
  }

  @Test
  void cancelledRunSaysSo() throws Exception {
    fixture.driverPrints(true);
    ends(Workflows.failed(1, "Operation was cancelled"));

    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot finish: the run was cancelled (the same run again goes on where it"
                    + " stopped)"));
    fixture.run().cancel(FakeDataproc.OPERATION);
    assertThat(dataproc.requests).endsWith("POST /v1/" + FakeDataproc.OPERATION + ":cancel");
  }

  @Test
  void runOverItsTimeNamesTheLimit() throws Exception {
    fixture.driverPrints(true);
    ends(Workflows.timedOut(Duration.ofMinutes(90)));

    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot finish within limits.timeout: 90m (raise it; the same run goes on where it"
                    + " stopped)"));
  }

  @Test
  void quotaOfTheClusterIsNamed() throws Exception {
    ends(
        Workflows.clusterFailed(
            "Insufficient 'CPUS' quota. Requested 64.0, available 24.0. Your resource request"
                + " exceeds your available quota."));
    fixture.driverPrints(true);
    dataproc.objects().clear();

    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot create the cluster: quota CPUS is exhausted: requested 64.0, available"
                    + " 24.0 (lower cluster.workers or cluster.secondary.max, or ask for more"
                    + " quota)"));
  }

  @Test
  void whatTheJobSaysCountsMost() throws Exception {
    ends(Workflows.doneWithFailedStep("Job failed"));
    fixture.driverPrints(
        true,
        RunFixture.finished(),
        ProgressEventParser.format(new ProgressEvent.Failed("Too many")));
    assertThat(run())
        .isEqualTo(
            new RunOutcome.FailedAfterReport(
                Samples.report(0), "gs://bucket/output/first", "Too many"));
  }

  @Test
  void refusalNamesItsEntry() throws Exception {
    ends(Workflows.doneWithFailedStep("Job failed"));
    fixture.driverPrints(
        true, ProgressEventParser.format(new ProgressEvent.Refused("output.uri", "Cannot write")));

    assertThat(run()).isEqualTo(new RunOutcome.Refused("output.uri", "Cannot write"));
  }

  @Test
  void restartsOfTheEmbeddedDataprocAreTold() throws Exception {
    fixture.driverPrints(
        true,
        "Tarsier: restarting the job, start 2 of 4, after exit code 139",
        RunFixture.finished());
    run();

    assertThat(fixture.heard.restarts).containsExactly("2 after 139");
  }

  @Test
  void outputThatMayNotBeReadDoesNotFailTheRun() throws Exception {
    dataproc.fail("GET /storage/v1/b/staging/o/meta", 403, "not yours");

    assertThat(run())
        .isEqualTo(
            new RunOutcome.FinishedUnseen(
                "gs://bucket/output/first",
                "The workflow is done; the job's output cannot be read from here"));
    assertThat(fixture.heard.lines)
        .containsExactly(
            "Cannot look at "
                + Workflows.OUTPUT
                + ".000000001: not yours (ask the project's owner for the role)");
  }

  private void ends(Operation end) {
    dataproc.looks.clear();
    dataproc.looks.add(end);
  }
}
