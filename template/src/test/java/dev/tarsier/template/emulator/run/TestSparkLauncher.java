package dev.tarsier.template.emulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.dataproc.v1.Cluster;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.SparkJob;
import dev.tarsier.job.request.ByteSize;
import dev.tarsier.template.emulator.storage.Buckets;
import dev.tarsier.template.fork.FakeInstallation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, with a stand-in for Spark in them. */
class TestSparkLauncher {
  @TempDir private Path folder;
  private FakeInstallation fake;
  private SparkLauncher launcher;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeInstallation(folder);
    launcher =
        new SparkLauncher(
            fake.installation(),
            ByteSize.ofMebibytes(512),
            new Buckets(folder.resolve("buckets")),
            new CloudStorageAccess(URI.create("http://127.0.0.1:1234/")),
            folder.resolve("work"));
  }

  private SparkJob.Builder spark() {
    return SparkJob.newBuilder()
        .setMainClass("dev.tarsier.job.ProcessJob")
        .addJarFileUris(fake.installation().jobJar().toUri().toString())
        .addArgs("--dataset");
  }

  private JobLauncher.End run(SparkJob.Builder spark, Stop stop) throws Exception {
    Job.Builder job = Job.newBuilder().setDriverOutputResourceUri("gs://b/driveroutput");
    job.getReferenceBuilder().setJobId("process-1");
    return run(job.setSparkJob(spark).build(), stop);
  }

  private JobLauncher.End run(Job job, Stop stop) throws Exception {
    Cluster.Builder cluster = Cluster.newBuilder();
    cluster
        .getConfigBuilder()
        .getSoftwareConfigBuilder()
        .putProperties("spark:spark.eventLog.enabled", "true")
        .putProperties("spark:spark.locality.wait", "1s")
        .putProperties("yarn:yarn.x", "y");
    try (DriverOutput output = new DriverOutput(folder.resolve("output"))) {
      return launcher.run(new JobLauncher.Launch(job, cluster.build(), 3, output), stop);
    }
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output/driveroutput.000000000"));
  }

  @Test
  void startsSparkWithWhatTheJobSays() throws Exception {
    fake.everyStart("done");
    SparkJob.Builder spark =
        spark()
            .putProperties("spark.executor.memory", "2g")
            .putProperties("spark.task.maxFailures", "8")
            .putProperties("spark.executorEnv.OPENCV_IO_MAX_IMAGE_PIXELS", "1000");
    assertThat(run(spark, new Stop())).isEqualTo(JobLauncher.End.DONE);
    assertThat(fake.arguments(1))
        .containsSubsequence("--master", "local[3,8]")
        .containsSubsequence("--conf", "spark.hadoop.fs.gs.auth.type=UNAUTHENTICATED")
        .containsSubsequence(
            "--conf",
            "spark.hadoop.fs.gs.impl=com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem")
        .containsSubsequence("--conf", "spark.hadoop.fs.gs.storage.root.url=http://127.0.0.1:1234/")
        .containsSubsequence("--conf", "spark.locality.wait=1s")
        .containsSubsequence("--name", "process-1", "--class", "dev.tarsier.job.ProcessJob")
        .endsWith(fake.installation().jobJar().toString(), "--dataset")
        .noneMatch(argument -> argument.startsWith("spark.executor"))
        .noneMatch(argument -> argument.startsWith("spark.eventLog"));
    assertThat(fake.environment()).contains("OPENCV_IO_MAX_IMAGE_PIXELS=1000");
    assertThat(folder.resolve("work")).isEmptyDirectory();
  }

  @Test
  void allThatIsPrintedIsDriverOutput() throws Exception {
    fake.everyStart("to standard output", "complain to standard error");
    run(spark().putProperties("spark.yarn.queue", "q"), new Stop());
    assertThat(output())
        .startsWith(
            "Tarsier: left out, for they describe a cluster: spark.eventLog.enabled,"
                + " spark.yarn.queue\n")
        .contains("to standard output\n")
        .contains("to standard error\n");
  }

  @Test
  void aCrashOfNativeCodeIsStartedAgain() throws Exception {
    fake.start(1, "exit 139");
    fake.start(2, "exit 134");
    fake.start(3, "done");
    assertThat(run(spark(), new Stop())).isEqualTo(JobLauncher.End.DONE);
    assertThat(output())
        .contains("Tarsier: restarting the job, start 2 of 4, after exit code 139\n")
        .contains("Tarsier: restarting the job, start 3 of 4, after exit code 134\n");
  }

  @Test
  void theFourthCrashIsTheEnd() throws Exception {
    fake.everyStart("exit 75");
    assertThat(run(spark(), new Stop()).failure())
        .isEqualTo("Cannot finish job: exit code 75 (read its output at gs://b/driveroutput)");
    assertThat(fake.wasStarted(4)).isTrue();
    assertThat(fake.wasStarted(5)).isFalse();
  }

  @Test
  void otherExitCodesAreFailuresAtOnce() throws Exception {
    fake.everyStart("exit 3");
    assertThat(run(spark(), new Stop()).failure())
        .isEqualTo("Cannot finish job: exit code 3 (read its output at gs://b/driveroutput)");
    assertThat(fake.wasStarted(2)).isFalse();
  }

  @Test
  void aStopKillsTheProcess() throws Exception {
    fake.everyStart("hang");
    Stop stop = new Stop();
    Thread killer = new Thread(() -> stopWhenStarted(stop));
    killer.start();
    assertThat(run(spark(), stop).failed()).isTrue();
    killer.join();
  }

  /** The stand-in writes its file first thing, and hangs then. */
  private void stopWhenStarted(Stop stop) {
    while (!fake.wasStarted(1)) {
      Thread.onSpinWait();
    }
    stop.request();
  }

  @Test
  void aDriverThatOutlivedItsEmulatorIsEnded() throws Exception {
    fake.everyStart("hang");
    Thread ender = new Thread(this::endLeftOvers);
    ender.start();
    assertThat(run(spark(), new Stop()).failure())
        .isEqualTo("Cannot finish job: exit code 137 (read its output at gs://b/driveroutput)");
    ender.join();
  }

  private void endLeftOvers() {
    while (!fake.wasStarted(1)) {
      Thread.onSpinWait();
    }
    try {
      LeftOverDrivers.end(folder.resolve("work"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot end", e);
    }
  }

  @Test
  void jarsInBucketsAreFiles() throws Exception {
    fake.everyStart("done");
    Path jar = folder.resolve("buckets/b/jobs/job.jar");
    Files.createDirectories(jar.getParent());
    Files.copy(fake.installation().jobJar(), jar);
    Files.writeString(jar.resolveSibling("script"), "done\n");
    run(spark().setJarFileUris(0, "gs://b/jobs/job.jar"), new Stop());
    assertThat(Files.readAllLines(jar.resolveSibling("started-1")))
        .endsWith(jar.toString(), "--dataset");
  }

  @Test
  void aMissingJarIsNamed() {
    assertThatThrownBy(() -> run(spark().setJarFileUris(0, "gs://b/no.jar"), new Stop()))
        .hasMessage(
            "Missing file: gs://b/no.jar (looked at " + folder.resolve("buckets/b/no.jar") + ")");
    assertThatThrownBy(() -> run(spark().setJarFileUris(0, "s3://b/no.jar"), new Stop()))
        .hasMessage("Unsupported URI: s3://b/no.jar (here it must be gs://… or file:///…)");
  }

  @Test
  void otherKindsOfJobAreNotRun() throws Exception {
    Job.Builder job = Job.newBuilder();
    job.getPysparkJobBuilder().setMainPythonFileUri("gs://b/x.py");
    assertThat(run(job.build(), new Stop()).failure())
        .isEqualTo("Unsupported by the embedded Dataproc: pysparkJob (only sparkJob runs here)");
    assertThat(List.of(folder.resolve("output").toFile().list()))
        .containsExactly("driveroutput.000000000");
  }
}
