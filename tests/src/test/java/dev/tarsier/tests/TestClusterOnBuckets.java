package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar on a master and two workers, on Cloud Storage: executors and drivers are killed
 * outright and tasks are run twice, and the run is in the end what an undisturbed one is.
 */
class TestClusterOnBuckets {
  @TempDir private static Path folder;

  private static FaultBench bench;
  private static StandaloneCluster cluster;
  private static Map<String, String> expected;

  @BeforeAll
  static void startAll() throws Exception {
    bench = new FaultBench(folder, 2);
    expected = bench.undisturbed();
    cluster = StandaloneCluster.start(folder, 2);
  }

  @AfterAll
  static void endAll() {
    cluster.close();
    bench.close();
  }

  @Test
  void executorsKilledBetweenTheChunksOfAShard() throws Exception {
    killExecutorsAt("in-parts", RequestKind.CHUNK, 3);
  }

  @Test
  void executorsKilledWhenFilesAreBegun() throws Exception {
    killExecutorsAt("in-names", RequestKind.UPLOAD, 4);
  }

  private static void killExecutorsAt(String id, RequestKind kind, long number) throws Exception {
    FaultScript script = bench.prepare(id);
    Fault kill =
        new Fault.Struck(
            () -> {
              cluster.killExecutors(0);
              cluster.killExecutors(1);
            },
            true);
    script.begin(FaultRule.nth(kind, number, 1, kill));
    try (JobProcess job = start(id, new JobProcess.Launch())) {
      assertDone(job);
    }
    assertThat(script.met()).isEqualTo(1);
    assertWhole(id);
  }

  /** One read hangs; another attempt of its task overtakes it, and it comes to its end later. */
  @Test
  void aSlowTaskIsOvertakenByAnotherAttempt() throws Exception {
    FaultScript script = bench.prepareSource("overtaken");
    Fault slow = new Fault.Slow(Duration.ofSeconds(60));
    script.begin(FaultRule.nth(RequestKind.MEDIA, 2, 1, slow));
    JobProcess.Launch launch =
        new JobProcess.Launch()
            // Else the connector asks again while nothing has come for so long.
            .conf("spark.hadoop.fs.gs.http.read-timeout", "120000")
            .conf("spark.speculation", "true")
            .conf("spark.speculation.quantile", "0.5")
            .conf("spark.speculation.multiplier", "1.2")
            .conf("spark.speculation.minTaskRuntime", "500ms");
    try (JobProcess job = start("overtaken", launch)) {
      assertDone(job);
    }
    assertThat(script.met()).isEqualTo(1);
    assertThat(Files.readString(log("overtaken")))
        .contains("as speculatable because it ran more than");
    assertWhole("overtaken");
  }

  @Test
  void theDriverIsKilledAndStartedAgain() throws Exception {
    FaultScript script = bench.prepare("lonely");
    CompletableFuture<JobProcess> victim = new CompletableFuture<>();
    Fault kill = new Fault.Struck(() -> kill(victim.join()), true);
    script.begin(FaultRule.nth(RequestKind.UPLOAD, 5, 1, kill));
    try (JobProcess job = start("lonely", new JobProcess.Launch())) {
      victim.complete(job);
      assertKilled(job);
    }
    try (JobProcess job = start("lonely", new JobProcess.Launch())) {
      assertDone(job);
    }
    assertWhole("lonely");
  }

  @Test
  void twoDriversAndOneIsKilled() throws Exception {
    FaultScript script = bench.prepare("pair");
    CompletableFuture<JobProcess> victim = new CompletableFuture<>();
    Fault kill = new Fault.Struck(() -> kill(victim.join()), false);
    script.begin(FaultRule.nth(RequestKind.UPLOAD, 4, 1, kill));
    JobProcess.Launch launch = new JobProcess.Launch().conf("spark.cores.max", "1");
    try (JobProcess first = start("pair", launch);
        JobProcess second = start("pair", launch)) {
      victim.complete(first);
      assertKilled(first);
      assertDone(second);
    }
    assertWhole("pair");
  }

  private static void kill(JobProcess job) {
    try {
      job.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JobProcess start(String id, JobProcess.Launch launch) throws IOException {
    bench.hadoop().forEach((key, value) -> launch.conf("spark.hadoop." + key, value));
    return launch
        .connector()
        .master(cluster.url())
        .heap("512m")
        .conf("spark.executor.memory", "600m")
        .conf("spark.driver.host", "127.0.0.1")
        .conf("spark.driver.bindAddress", "127.0.0.1")
        .conf("spark.executorEnv.OPENCV_IO_MAX_IMAGE_PIXELS", "100000000")
        .conf("spark.executorEnv.MALLOC_ARENA_MAX", "1")
        .start(log(id), FaultBench.arguments(id, 3));
  }

  private static void assertDone(JobProcess job) throws InterruptedException {
    assertThat(job.exitCode()).as("exit code after %s", job.events()).isZero();
  }

  private static void assertKilled(JobProcess job) throws InterruptedException {
    assertThat(job.exitCode())
        .as("exit code after %s", job.events())
        .isEqualTo(BucketDriver.KILLED);
  }

  private static Path log(String id) {
    return folder.resolve(id + ".log");
  }

  /** What tasks leave that were overtaken goes with the next start. */
  private static void assertWhole(String id) throws Exception {
    if (bench.hasMarks(id)) {
      try (JobProcess job = start(id, new JobProcess.Launch())) {
        assertDone(job);
      }
    }
    bench.assertWhole(id);
    assertThat(bench.fingerprint(id)).isEqualTo(expected);
  }
}
