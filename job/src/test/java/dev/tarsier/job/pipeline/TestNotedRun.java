package dev.tarsier.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.ProgressEvent;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.request.JobRequest;
import dev.tarsier.job.request.RunFailure;
import dev.tarsier.job.tracking.FakeMlflow;
import dev.tarsier.job.tracking.FakeRun;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that MLflow is told of. */
class TestNotedRun extends PipelineTest {
  private FakeMlflow mlflow;

  @BeforeEach
  void serve() throws IOException {
    mlflow = new FakeMlflow();
  }

  @AfterEach
  void end() {
    mlflow.close();
  }

  private JobRequest request(String maximumRejected) {
    return run.request(
        "--partitions",
        "2",
        "--max-rejected",
        maximumRejected,
        "--mlflow",
        mlflow.uri(),
        "--experiment",
        "eyes");
  }

  @Test
  void aFinishedRunIsNotedOnceHoweverOftenItIsStarted() throws IOException {
    run.putImages(4);
    JobRequest request = request("0");

    RunReport report = run.run(request);
    run.run(request);

    assertThat(run.events()).last().isInstanceOf(ProgressEvent.AlreadyComplete.class);
    assertThat(mlflow.runs()).hasSize(1);
    FakeRun noted = mlflow.runs().get(0);
    assertThat(noted.status()).isEqualTo("FINISHED");
    assertThat(noted.lastMetrics()).containsEntry("images_written", 4.0);
    assertThat(noted.parameters())
        .containsEntry("experiment", "eyes")
        .containsEntry("partitions", "2")
        .containsEntry("version.opencv", report.versions().get("opencv"));
    assertThat(mlflow.artifacts().keySet())
        .extracting(path -> path.substring(path.lastIndexOf('/') + 1))
        .containsExactly("_MANIFEST.json", "report.html", "report.json");
    assertThat(mlflow.artifacts().get("1/run1/artifacts/report.json"))
        .isEqualTo(Files.readAllBytes(run.folder(request).resolve("report.json")));
  }

  @Test
  void aRunOfTooManyRejectedImagesIsNotedAsFailed() throws IOException {
    run.putImages(3);
    run.put("left/bad.jpg", new byte[0]);

    assertThatThrownBy(() -> run.run(request("0"))).isInstanceOf(RunFailure.class);
    assertThat(mlflow.runs().get(0).status()).isEqualTo("FAILED");
    run.run(request("0.5"));

    assertThat(mlflow.runs()).hasSize(1);
    assertThat(mlflow.runs().get(0).status()).isEqualTo("FINISHED");
    assertThat(mlflow.runs().get(0).lastMetrics()).containsEntry("rejected/empty", 1.0);
  }

  @Test
  void aServerThatRefusesIsWarnedOf() throws IOException {
    run.putImages(2);
    mlflow.answer("get-by-name", 400, "{\"message\": \"not today\"}");
    JobRequest request = request("0");

    run.run(request);

    assertThat(run.events())
        .last()
        .isEqualTo(
            new ProgressEvent.Warned(
                "Cannot log the run to MLflow at "
                    + mlflow.uri()
                    + ": HTTP 400: not today (the run does not depend on it; the same command"
                    + " again tries again)"));
    assertThat(run.folder(request).resolve("_SUCCESS")).exists();
  }
}
