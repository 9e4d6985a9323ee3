package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same jar on a cluster of several processes, one of which is killed in the middle. */
class TestStandaloneCluster {
  @TempDir private Path folder;

  @Test
  void aWorkerKilledInTheMiddleChangesNothing() throws Exception {
    Path source = SampleFolder.of(36);
    try (JobProcess job = new JobProcess.Launch().start(log(), arguments(source, "local"))) {
      assertThat(job.exitCode()).isZero();
    }
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2);
        JobProcess job =
            new JobProcess.Launch()
                .master(cluster.url())
                .heap("512m")
                .conf("spark.executor.memory", "768m")
                .conf("spark.driver.host", "127.0.0.1")
                .conf("spark.driver.bindAddress", "127.0.0.1")
                .conf("spark.executorEnv.OPENCV_IO_MAX_IMAGE_PIXELS", "100000000")
                .conf("spark.executorEnv.MALLOC_ARENA_MAX", "1")
                .start(log(), arguments(source, "cluster"))) {
      job.await(() -> SampleFolder.finishedPartitions(folder.resolve("cluster")) >= 2);
      cluster.killWorker(0);
      assertThat(job.exitCode()).as("exit code; the log is %s", log()).isZero();
      List<ProgressEvent> events = job.events();
      assertThat(events.get(events.size() - 1)).isInstanceOf(ProgressEvent.Finished.class);
    }
    assertThat(SampleFolder.fingerprint(folder.resolve("cluster")))
        .isEqualTo(SampleFolder.fingerprint(folder.resolve("local")));
    assertThat(folder.resolve("cluster/_SUCCESS")).exists();
    assertThat(folder.resolve("cluster/_attempts")).doesNotExist();
  }

  private List<String> arguments(Path source, String runId) {
    return SampleFolder.arguments(source, folder, runId, "--partitions", "12");
  }

  private static Path log() {
    return Checkout.target().resolve("standalone-cluster.log");
  }
}
