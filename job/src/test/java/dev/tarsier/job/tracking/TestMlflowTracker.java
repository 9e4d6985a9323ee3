package dev.tarsier.job.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.job.request.JobRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an MLflow server is told of a run; {@link TestMlflowTrouble} has what goes wrong. */
class TestMlflowTracker {
  private FakeMlflow mlflow;
  private TrackingFixture fixture;

  @BeforeEach
  void start() throws IOException {
    mlflow = new FakeMlflow();
    fixture = new TrackingFixture(mlflow.uri());
  }

  @AfterEach
  void stop() {
    mlflow.close();
  }

  private FakeRun onlyRun() {
    assertThat(mlflow.runs()).hasSize(1);
    return mlflow.runs().get(0);
  }

  @Test
  void aRunIsNoted() {
    TrackedRun run = fixture.run(true, "0.1");

    fixture.log(run);

    assertThat(fixture.warnings()).isEmpty();
    assertThat(mlflow.experiments()).containsOnlyKeys("grading 2026");
    FakeRun noted = onlyRun();
    assertThat(noted.created().get("run_name").asText()).isEqualTo("eyes first");
    assertThat(noted.created().get("start_time").asLong())
        .isEqualTo(TrackingFixture.NOW.toEpochMilli() - 8000);
    assertThat(noted.endMillis()).isEqualTo(TrackingFixture.NOW.toEpochMilli());
    assertThat(noted.status()).isEqualTo("FINISHED");
    assertThat(noted.tags())
        .containsEntry("tarsier.run_id", "first")
        .containsEntry("tarsier.request_hash", run.request().hash())
        .containsEntry("tarsier.dataset", "eyes")
        .containsEntry("tarsier.recipe", "retina")
        .containsEntry("tarsier.run_folder", "file:/out/first")
        .containsKey("tarsier.report");
    assertThat(noted.parameters())
        .isEqualTo(Map.of("dataset", "eyes", "max-rejected", "0.1", "version.opencv", "4.9.0"));
    assertThat(noted.lastMetrics())
        .containsEntry("images_per_second", 4.75)
        .containsEntry("rejected_share", 0.06)
        .containsEntry("rejected/truncated", 2.0)
        .containsEntry("stage_seconds/decode", 2.0)
        .hasSize(18);
    assertThat(mlflow.authorizations()).containsOnly("null");
  }

  @Test
  void itsFilesAreUploaded() {
    fixture.extra("pca/components ä.json", 5);
    fixture.file("pca/components ä.json", "[1,2]");
    fixture.extra("empty.txt", 0);
    fixture.file("empty.txt", "");
    fixture.extra("features.csv", 5);
    fixture.extra("components/label=left/part-00000-00000.parquet", 5);
    fixture.extra("huge.json", Artifacts.LARGEST_BYTES + 1);

    fixture.log(fixture.run(true, "0.1"));

    assertThat(fixture.warnings()).isEmpty();
    Map<String, String> stored = new TreeMap<>();
    mlflow
        .artifacts()
        .forEach((path, bytes) -> stored.put(path, new String(bytes, StandardCharsets.UTF_8)));
    String folder = "1/run1/artifacts/";
    assertThat(stored)
        .isEqualTo(
            Map.of(
                folder + "report.json", "{\"seconds\": 8}",
                folder + "report.html", "<html>ä</html>",
                folder + "_MANIFEST.json", "{}",
                folder + "pca/components ä.json", "[1,2]",
                folder + "empty.txt", ""));
  }

  @Test
  void theSameRunAgainIsNotedOnce() {
    fixture.log(fixture.run(true, "0.1"));
    int before = mlflow.requests().size();

    fixture.log(fixture.run(true, "0.1"));

    assertThat(onlyRun().metrics()).hasSize(18);
    assertThat(mlflow.requests().subList(before, mlflow.requests().size()))
        .containsExactly(
            "GET /api/2.0/mlflow/experiments/get-by-name", "POST /api/2.0/mlflow/runs/search");
  }

  @Test
  void aRunThatIsAcceptedLaterGoesOn() {
    fixture.log(fixture.run(false, "0.01"));
    assertThat(onlyRun().status()).isEqualTo("FAILED");

    fixture.log(fixture.run(true, "0.5"));

    assertThat(fixture.warnings()).isEmpty();
    assertThat(onlyRun().status()).isEqualTo("FINISHED");
    assertThat(onlyRun().parameters()).containsEntry("max-rejected", "0.01");
    assertThat(onlyRun().tags()).containsEntry("tarsier.changed", "{max-rejected=0.5}");
  }

  @Test
  void anotherRequestIsAnotherRun() {
    fixture.log(fixture.run(true, "0.1"));
    JobRequest other = fixture.request("--shard-size", "1MiB");

    fixture.log(fixture.run(other, true, Map.of()));

    assertThat(mlflow.runs()).hasSize(2);
  }

  @Test
  void withoutAServerNothingIsAsked() {
    JobRequest request = fixture.request();
    JobRequest silent =
        new JobRequest(
            request.dataset(),
            request.runId(),
            request.source(),
            request.recipe(),
            request.output(),
            request.limits(),
            request.transfer(),
            dev.tarsier.job.request.Tracking.NONE);

    fixture.log(fixture.run(silent, true, Map.of()));

    assertThat(mlflow.requests()).isEmpty();
  }

  @Test
  void manyAndLongParametersFitItsLimits() {
    Map<String, String> configuration = new TreeMap<>();
    IntStream.range(0, 250).forEach(i -> configuration.put("p" + i, "v" + i));
    configuration.put("recipe", "r".repeat(7000));
    configuration.put("odd!name" + "n".repeat(300), "x");

    fixture.log(fixture.run(fixture.request(), true, configuration));

    assertThat(fixture.warnings()).isEmpty();
    assertThat(onlyRun().parameters()).hasSize(253).containsEntry("p249", "v249");
    assertThat(onlyRun().parameters().get("recipe")).hasSize(6000).endsWith("r…");
    assertThat(onlyRun().parameters())
        .containsKey(("odd_name" + "n".repeat(300)).substring(0, 250));
  }

  @Test
  void aServerBelowAPath() {
    mlflow.answer("/proxy/", 200, "{\"experiment\": {\"experiment_id\": \"7\"}}");
    mlflow.answer("/proxy/", 200, "{\"runs\": []}");
    mlflow.answer("/proxy/", 500, "");
    TrackingFixture below = new TrackingFixture(mlflow.uri() + "/proxy/mlflow/");

    below.log(below.run(true, "0.1"));

    assertThat(mlflow.requests().get(0))
        .isEqualTo("GET /proxy/mlflow/api/2.0/mlflow/experiments/get-by-name");
  }

  @Test
  void credentialsAreThoseOfMlflowsOwnClients() {
    String user = Credentials.USER;
    String password = Credentials.PASSWORD;
    String token = Credentials.TOKEN;

    for (Map<String, String> environment :
        List.of(
            Map.of(token, " secret \n"),
            Map.of(user, "ä", password, "p:w", token, "secret"),
            Map.of(user, "ä"))) {
      fixture.log(fixture.run(true, "0.1"), environment, TrackingFixture.PATIENCE);
    }

    assertThat(mlflow.authorizations().stream().distinct())
        .containsExactly("Bearer secret", "Basic w6Q6cDp3", "null");
  }

  @Test
  void aBucketOfArtifactsIsWrittenThroughHadoop() {
    mlflow.artifactsAt("gs://mlflow/");

    fixture.log(fixture.run(true, "0.1"));

    assertThat(fixture.warnings()).isEmpty();
    assertThat(fixture.copies())
        .containsExactly(
            "report.json gs://mlflow/1/run1/artifacts/report.json",
            "report.html gs://mlflow/1/run1/artifacts/report.html",
            "_MANIFEST.json gs://mlflow/1/run1/artifacts/_MANIFEST.json");
    assertThat(mlflow.artifacts()).isEmpty();
  }

  @Test
  void metricsOfOneTimeAreToldApartByTheirStep() {
    fixture.log(fixture.run(true, "0.1"));

    assertThat(onlyRun().metrics())
        .extracting((JsonNode metric) -> metric.get("timestamp").asLong())
        .containsOnly(TrackingFixture.NOW.toEpochMilli());
    assertThat(onlyRun().metrics())
        .extracting((JsonNode metric) -> metric.get("key").asText())
        .doesNotHaveDuplicates();
  }
}
