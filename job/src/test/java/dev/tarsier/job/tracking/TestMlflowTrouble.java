package dev.tarsier.job.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that fails is asked again where that helps, and warned of where it does not. */
class TestMlflowTrouble {
  /** As in {@link TrackingFixture#PATIENCE}, for servers that never answer. */
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofSeconds(60),
          Duration.ofMillis(1));

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

  private void log() {
    fixture.log(fixture.run(true, "0.1"));
  }

  private void assertWarned(String why) {
    assertThat(fixture.warnings())
        .containsExactly(
            "Cannot log the run to MLflow at "
                + mlflow.uri()
                + ": "
                + why
                + " (the run does not depend on it; the same command again tries again)");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void whatPassesIsTriedAgain(int status) {
    for (String path : new String[] {"get-by-name", "search", "log-batch", "report.html"}) {
      mlflow.answer(path, status, "");
      mlflow.answer(path, status, "");
    }

    log();

    assertThat(fixture.warnings()).isEmpty();
    assertThat(mlflow.runs().get(0).status()).isEqualTo("FINISHED");
    assertThat(mlflow.artifacts()).hasSize(3);
  }

  @Test
  void whatDoesNotPassIsWarnedOf() {
    for (int i = 0; i < 4; i++) {
      mlflow.answer("log-batch", 503, "");
    }

    log();

    assertWarned("HTTP 503");
  }

  @Test
  void aRunWhoseAnswerWasLostIsNotMadeTwice() {
    mlflow.loseAnswer("runs/create", 502);

    log();

    assertThat(fixture.warnings()).isEmpty();
    assertThat(mlflow.runs()).hasSize(1);
    assertThat(mlflow.runs().get(0).status()).isEqualTo("FINISHED");
  }

  @Test
  void anExperimentThatSomebodyElseMakesIsTaken() {
    mlflow.putExperiment("grading 2026", "active");
    mlflow.answer("get-by-name", 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}");

    log();

    assertThat(fixture.warnings()).isEmpty();
    assertThat(mlflow.experiments()).hasSize(1);
    assertThat(mlflow.runs()).hasSize(1);
  }

  @Test
  void aDeletedExperimentIsNamed() {
    mlflow.putExperiment("grading 2026", "deleted");

    log();

    assertWarned("the experiment grading 2026 is deleted there (restore it, or name another)");
    assertThat(mlflow.runs()).isEmpty();
  }

  @Test
  void filesThatCannotBeUploadedAreTriedByTheNextStart() {
    mlflow.answer("_MANIFEST.json", 403, "{\"message\": \"no\\nright\"}");

    log();

    assertWarned(
        "HTTP 403: no right (set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and"
            + " MLFLOW_TRACKING_PASSWORD, where the job's driver runs)");
    assertThat(mlflow.runs().get(0).status()).isEqualTo("FINISHED");
    log();
    assertThat(fixture.warnings()).hasSize(1);
    assertThat(mlflow.runs()).hasSize(1);
    assertThat(mlflow.artifacts()).containsKey("1/run1/artifacts/_MANIFEST.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/mlruns/",
        "/mlruns/",
        "s3://bucket/",
        "mlflow-artifacts://elsewhere.example.org/",
        "mlflow-artifacts://elsewhere.example.org:80/x/"
      })
  void artifactsThatOnlyTheServerCanWrite(String root) {
    mlflow.artifactsAt(root);

    log();

    assertWarned(
        "its artifacts are at "
            + root
            + "1/run1/artifacts, where only the server itself can write (start it with"
            + " --serve-artifacts, or with a bucket as --default-artifact-root)");
    assertThat(mlflow.runs().get(0).status()).isEqualTo("FINISHED");
    assertThat(fixture.copies()).isEmpty();
  }

  @Test
  void nobodyListens() throws IOException {
    String uri;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      uri = "http://127.0.0.1:" + free.getLocalPort();
    }
    TrackingFixture alone = new TrackingFixture(uri);

    alone.log(alone.run(true, "0.1"));

    assertThat(alone.warnings())
        .containsExactly(
            "Cannot log the run to MLflow at "
                + uri
                + ": no connection (the run does not depend on it; the same command again tries"
                + " again)");
  }

  @Test
  void aServerThatKeepsSilentIsGivenUp() {
    for (int i = 0; i < 4; i++) {
      mlflow.keepSilent("get-by-name");
    }

    fixture.log(fixture.run(true, "0.1"), Map.of(), SHORT);

    assertWarned("it does not answer");
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    for (int i = 0; i < 4; i++) {
      mlflow.stopHalfWay("get-by-name");
    }

    fixture.log(fixture.run(true, "0.1"), Map.of(), SHORT);

    assertWarned("it does not answer");
  }

  @Test
  void allOfItTogetherIsBounded() {
    Patience none =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO);

    fixture.log(fixture.run(true, "0.1"), Map.of(), none);

    assertWarned("it took longer than 0 seconds in all");
    assertThat(mlflow.requests()).isEmpty();
  }

  @Test
  void credentialsGoNowhereElse() {
    mlflow.answer("get-by-name", 302, "");

    fixture.log(
        fixture.run(true, "0.1"), Map.of(Credentials.TOKEN, "secret"), TrackingFixture.PATIENCE);

    assertWarned("HTTP 302 (name the server itself, it leads elsewhere)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sec\nret", "sécret", "sec ret"})
  void aTokenThatIsNoneIsNotPrinted(String token) {
    fixture.log(
        fixture.run(true, "0.1"), Map.of(Credentials.TOKEN, token), TrackingFixture.PATIENCE);

    assertWarned("Invalid MLFLOW_TRACKING_TOKEN: it holds what no HTTP header can");
    assertThat(mlflow.requests()).isEmpty();
  }

  @Test
  void refusedCredentialsAreNotPrinted() {
    mlflow.answer("get-by-name", 401, "<html>who are you?</html>");

    fixture.log(
        fixture.run(true, "0.1"), Map.of(Credentials.TOKEN, "secret"), TrackingFixture.PATIENCE);

    assertWarned(
        "HTTP 401 (set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and"
            + " MLFLOW_TRACKING_PASSWORD, where the job's driver runs)");
  }

  @Test
  void whatIsNoMlflowIsNamed() {
    mlflow.answer("get-by-name", 200, "<html>welcome</html>");
    log();
    assertWarned("what it answers is not JSON (is it an MLflow server?)");
  }

  @Test
  void longAnswersAreCut() {
    mlflow.answer("get-by-name", 400, "{\"message\": \"" + "x".repeat(5000) + "\"}");
    log();
    assertWarned("HTTP 400: " + "x".repeat(300) + "…");
  }
}
