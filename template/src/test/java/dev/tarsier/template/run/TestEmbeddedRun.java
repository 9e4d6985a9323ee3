package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.ProgressEventParser;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.RequestArguments;
import dev.tarsier.template.dataproc.Artifacts;
import dev.tarsier.template.dataproc.TemplateGenerator;
import dev.tarsier.template.emulator.EmbeddedDataproc;
import dev.tarsier.template.emulator.EmulatorSettings;
import dev.tarsier.template.fork.FakeInstallation;
import dev.tarsier.template.fork.LocalSettings;
import dev.tarsier.template.plan.LocalPlacement;
import dev.tarsier.template.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on the embedded Dataproc; Spark and the job are stand-ins in forked JVMs. */
class TestEmbeddedRun {
  private static final String FINISHED = RunFixture.finished();

  @TempDir private Path folder;
  private FakeInstallation fake;
  private EmbeddedDataproc dataproc;
  private DataprocRun run;
  private final HeardRun heard = new HeardRun();

  @BeforeEach
  void start() throws Exception {
    fake = new FakeInstallation(folder);
    dataproc =
        EmbeddedDataproc.start(
            new EmulatorSettings(
                0,
                folder.resolve("buckets"),
                folder.resolve("state"),
                fake.installation(),
                new LocalSettings(2, ByteSize.ofMebibytes(512))),
            Clock.systemUTC());
    run =
        DataprocRun.on(
            DataprocEndpoint.at(dataproc.root()),
            new Region(LocalPlacement.PROJECT, LocalPlacement.REGION),
            Pace.LOCAL);
  }

  @AfterEach
  void stop() {
    run.close();
    dataproc.close();
  }

  private Prepared prepared() throws Exception {
    Plan plan = Samples.plan();
    String jar = "file://" + fake.installation().jobJar();
    Artifacts artifacts = Artifacts.of(plan, jar, "", new Location("gs://staging/"));
    return new Prepared(plan, new TemplateGenerator().generate(plan, artifacts), List.of());
  }

  private RunOutcome run() throws Exception {
    return run.run(prepared(), heard);
  }

  @Test
  void finishedRunGivesItsReport() throws Exception {
    fake.everyStart(
        ProgressEventParser.format(new ProgressEvent.Listed(12, 14_200_000, 0.1)),
        ProgressEventParser.format(new ProgressEvent.Advanced(1, 0, 12, 100, 0.5)),
        "a library's print",
        FINISHED);

    assertThat(run())
        .isEqualTo(new RunOutcome.Finished(Samples.report(0), "gs://bucket/output/first", false));
    assertThat(heard.events.subList(0, 3))
        .containsExactly(
            new ProgressEvent.Listed(12, 14_200_000, 0.1),
            new ProgressEvent.Advanced(1, 0, 12, 100, 0.5),
            new ProgressEvent.Finished(Samples.report(0), "gs://bucket/output/first"));
    assertThat(heard.lines).contains("a library's print");
    assertThat(fake.arguments(2)).containsSequence("--class", "dev.tarsier.job.VerifyJob");
  }

  @Test
  void completeRunIsSaidToBe() throws Exception {
    fake.everyStart(
        ProgressEventParser.format(
            new ProgressEvent.AlreadyComplete(Samples.report(0), "file:/out")));

    assertThat(run()).isEqualTo(new RunOutcome.Finished(Samples.report(0), "file:/out", true));
  }

  @Test
  void jobIsToldTheRequest() throws Exception {
    fake.everyStart(ProgressEventParser.format(new ProgressEvent.Failed("Enough")), "exit 3");
    run();

    List<String> arguments = fake.arguments(1);
    assertThat(arguments).containsSequence("--class", "dev.tarsier.job.ProcessJob");
    assertThat(arguments).contains("--run-id", "first");
    assertThat(arguments.subList(arguments.indexOf("--dataset"), arguments.size()))
        .hasSameSizeAs(RequestArguments.format(Samples.plan().request()));
    assertThat(fake.environment())
        .contains("OPENCV_IO_MAX_IMAGE_PIXELS=7000000")
        .contains("MALLOC_ARENA_MAX=1");
  }

  @Test
  void failureKeepsItsMessage() throws Exception {
    fake.everyStart(ProgressEventParser.format(new ProgressEvent.Failed("Cannot go on")), "exit 3");

    assertThat(run()).isEqualTo(new RunOutcome.Failed("Cannot go on"));
    assertThat(fake.wasStarted(2)).isFalse();
  }

  @Test
  void crashesAreStartedAgain() throws Exception {
    fake.start(1, "exit 134");
    fake.start(2, "exit 139");
    fake.start(3, "exit 75");
    fake.everyStart(FINISHED);

    assertThat(run()).isInstanceOf(RunOutcome.Finished.class);
    assertThat(heard.restarts).containsExactly("2 after 134", "3 after 139", "4 after 75");
  }

  @Test
  void fourCrashesAreEnough() throws Exception {
    fake.everyStart("exit 134");

    assertThat(run())
        .isEqualTo(
            new RunOutcome.Failed(
                "Cannot finish: the job crashed in native code 4 times (the same run again goes on"
                    + " where it stopped)"));
    assertThat(fake.wasStarted(5)).isFalse();
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
                Samples.report(0),
                "gs://bucket/output/first",
                "Cannot finish: the job ended without a result, exit code 5"));
  }

  @Test
  void cancelledRunEndsItsJob() throws Exception {
    fake.everyStart("started", "hang");
    String operation = run.start(prepared(), heard);
    CompletableFuture<Void> hanging = new CompletableFuture<>();
    CompletableFuture<RunOutcome> outcome =
        CompletableFuture.supplyAsync(() -> follow(operation, hanging));
    hanging.join();
    run.cancel(operation);

    assertThat(outcome.join()).isEqualTo(RunOutcome.CANCELLED);
    assertThat(fake.wasStarted(2)).isFalse();
  }

  private RunOutcome follow(String operation, CompletableFuture<Void> hanging) {
    RunListener listener =
        new HeardRun() {
          @Override
          public void output(String line) {
            if (line.equals("started")) {
              hanging.complete(null);
            }
          }
        };
    try {
      return run.follow(operation, listener);
    } catch (DataprocProblem | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void filesAreBroughtToTheBucketFolders() throws Exception {
    fake.everyStart(FINISHED);
    Files.createDirectories(folder.resolve("buckets/staging"));
    String uri = "gs://staging/jobs/tarsier-job-0123456789ab.jar";
    Plan plan = Samples.plan();
    Artifacts artifacts = new Artifacts(uri, "", "", List.of());
    Path jar = fake.installation().jobJar();
    run.start(
        new Prepared(
            plan,
            new TemplateGenerator().generate(plan, artifacts),
            List.of(
                new Prepared.Staged.OfFile(uri, jar),
                new Prepared.Staged.OfJson("gs://staging/recipes/0123456789ab.json", "{}"),
                new Prepared.Staged.OfNothing("gs://staging/spark-events/.keep"))),
        heard);

    assertThat(folder.resolve("buckets/staging/jobs/tarsier-job-0123456789ab.jar"))
        .hasSameBinaryContentAs(jar);
    assertThat(read("buckets/staging/recipes/0123456789ab.json")).isEqualTo("{}");
    assertThat(folder.resolve("buckets/staging/spark-events/.keep")).isEmptyFile();
  }

  @Test
  void objectOfThatNameWithOtherBytesIsSaid() throws Exception {
    Path there = folder.resolve("buckets/staging/jobs/tarsier-job-0123456789ab.jar");
    Files.createDirectories(there.getParent());
    Files.writeString(there, "half of a jar");
    String uri = "gs://staging/jobs/tarsier-job-0123456789ab.jar";
    Path jar = Files.writeString(folder.resolve("job.jar"), "the whole of a jar");
    Prepared prepared = prepared();
    Prepared staged =
        new Prepared(
            prepared.plan(), prepared.generated(), List.of(new Prepared.Staged.OfFile(uri, jar)));

    assertThatThrownBy(() -> run.start(staged, heard))
        .isInstanceOf(DataprocProblem.class)
        .hasMessage(
            "Invalid object: gs://staging/jobs/tarsier-job-0123456789ab.jar has 13 bytes, and what"
                + " it is named for has 18 (delete it, and it is uploaded again)");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }
}
