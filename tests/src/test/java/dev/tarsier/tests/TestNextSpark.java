package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.ProgressEvent;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled for one Spark, the packaged job runs on the next one too, and writes the same bytes. */
class TestNextSpark {
  @TempDir private Path folder;

  @Test
  void theSameJarWritesTheSameBytesOnSpark42() throws Exception {
    assertThat(versionAfterRun("now", Checkout.sparkHome())).startsWith("4.1.");
    assertThat(versionAfterRun("next", Checkout.nextSparkHome())).startsWith("4.2.");
    Map<String, String> now = SampleFolder.fingerprint(folder.resolve("now"));
    assertThat(SampleFolder.fingerprint(folder.resolve("next"))).isEqualTo(now);
  }

  private String versionAfterRun(String runId, Path sparkHome) throws Exception {
    try (JobProcess job =
        new JobProcess.Launch()
            .sparkHome(sparkHome)
            .start(
                Checkout.target().resolve("next-spark.log"),
                SampleFolder.arguments(SampleFolder.of(12), folder, runId, "--partitions", "4"))) {
      assertThat(job.exitCode()).isZero();
      ProgressEvent last = job.events().get(job.events().size() - 1);
      return ((ProgressEvent.Finished) last).report().versions().get("spark");
    }
  }
}
