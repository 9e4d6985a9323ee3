package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.pipeline.PipelineTest;
import dev.tarsier.job.pipeline.TestImages;
import dev.tarsier.job.report.VerifyReport;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verification of data sets that have grown. */
class TestNewestRun extends PipelineTest {
  private VerifyReport verified() throws IOException {
    VerifyRequest request =
        VerifyRequest.parse(
            List.of(
                "--output",
                "file:" + run.output(),
                "--run-id",
                "eyes",
                "--incremental",
                "true",
                "--decode",
                "all"));
    return new Verification(spark, request, event -> {}).run();
  }

  @Test
  void theNewestRunWithAManifestIsRead() throws IOException {
    JobRequest request =
        run.request("--incremental", "true", "--run-id", "eyes", "--partitions", "2");
    run.putImages(3);
    run.run(request);
    assertThat(verified().runId()).isEqualTo("eyes");

    run.put("left/more.jpg", TestImages.jpeg(9, 50, 40));
    run.run(request);
    Files.createDirectories(run.output().resolve("eyes-3/_progress"));

    VerifyReport report = verified();
    assertThat(report.problems()).isEmpty();
    assertThat(report.runId()).isEqualTo("eyes-2");
    assertThat(report.checked())
        .usingRecursiveComparison()
        .ignoringFields("bytes", "indexes")
        .isEqualTo(new VerifyReport.Checked(1, 1, 0, 1, 0, 4, 1));
  }
}
