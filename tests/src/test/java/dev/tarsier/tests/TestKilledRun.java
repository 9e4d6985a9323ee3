package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed, and run again until it is whole. */
class TestKilledRun {
  private static final int PARTITIONS = 12;

  private static Path source;
  @TempDir private Path folder;

  @BeforeAll
  static void images() throws Exception {
    source = SampleFolder.of(36);
  }

  @Test
  void killedInTheMiddleAndRepeatedItGivesTheBytesOfAnUndisturbedRun() throws Exception {
    ProgressEvent.Finished whole = finish("whole");
    List<String> killed = arguments("killed");
    try (JobProcess job = new JobProcess.Launch().start(log(), killed)) {
      job.await(() -> SampleFolder.finishedPartitions(folder.resolve("killed")) >= 3);
      job.kill();
    }
    long finished = SampleFolder.finishedPartitions(folder.resolve("killed"));
    assertThat(folder.resolve("killed/_SUCCESS")).doesNotExist();

    RunReport report = finish("killed").report();
    assertThat(report.spread().resumed()).isEqualTo((int) finished);
    assertThat(report.images()).isEqualTo(whole.report().images());
    assertEqualToWhole();
  }

  /** What each partition holds follows from the seed, also after a kill. */
  @Test
  void shuffledTfRecords() throws Exception {
    String[] layout = {"--output-format", "tfrecord", "--compression", "gzip", "--shuffle", "42"};
    finish("whole", layout);
    try (JobProcess job = new JobProcess.Launch().start(log(), arguments("killed", layout))) {
      job.await(() -> SampleFolder.finishedPartitions(folder.resolve("killed")) >= 3);
      job.kill();
    }
    assertThat(folder.resolve("killed/_SUCCESS")).doesNotExist();

    assertThat(finish("killed", layout).report().spread().resumed()).isGreaterThanOrEqualTo(3);
    assertEqualToWhole();
  }

  /** The moments come from a fixed seed; where the machine is in the run then, nobody knows. */
  @Test
  void killedAgainAndAgainItStillEndsWhole() throws Exception {
    finish("whole");
    SplittableRandom random = new SplittableRandom(20261120);
    for (int kill = 0; kill < 5; kill++) {
      try (JobProcess job = new JobProcess.Launch().start(log(), arguments("killed"))) {
        int events = 1 + random.nextInt(5);
        job.await(() -> job.events().size() >= events);
        job.kill();
      }
    }
    finish("killed");
    assertEqualToWhole();
  }

  private void assertEqualToWhole() throws Exception {
    assertThat(SampleFolder.fingerprint(folder.resolve("killed")))
        .isEqualTo(SampleFolder.fingerprint(folder.resolve("whole")));
    assertThat(folder.resolve("killed/_SUCCESS")).exists();
    assertThat(folder.resolve("killed/_attempts")).doesNotExist();
    assertThat(folder.resolve("killed/_progress")).doesNotExist();
  }

  private ProgressEvent.Finished finish(String runId, String... more) throws Exception {
    try (JobProcess job = new JobProcess.Launch().start(log(), arguments(runId, more))) {
      assertThat(job.exitCode()).as("exit code; the log is %s", log()).isZero();
      List<ProgressEvent> events = job.events();
      return (ProgressEvent.Finished) events.get(events.size() - 1);
    }
  }

  private List<String> arguments(String runId, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--partitions", Integer.toString(PARTITIONS)));
    arguments.addAll(List.of(more));
    return SampleFolder.arguments(source, folder, runId, arguments.toArray(new String[0]));
  }

  private static Path log() {
    return Checkout.target().resolve("killed-run.log");
  }
}
