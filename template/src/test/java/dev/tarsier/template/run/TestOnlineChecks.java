package dev.tarsier.template.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.dataproc.document.CheckedFile;
import dev.tarsier.template.dataproc.document.DocumentChecker;
import dev.tarsier.template.dataproc.document.NamedText;
import dev.tarsier.template.problem.Problem;
import dev.tarsier.template.problem.SourceText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestOnlineChecks {
  private static final String SPEC =
      """
      dataset: eyepacs
      source:
        uri: gs://images/eyes
      output:
        uri: gs://shards/eyes
      cluster:
        project: my-project
        region: us-central1
        staging: gs://staging/tarsier
        machine-type: n4-standard-2
      """;
  private static final String TEMPLATE =
      """
      id: tarsier-eyepacs
      placement:
        managedCluster:
          clusterName: tarsier-eyepacs
          config:
            configBucket: staging
            autoscalingConfig:
              policyUri: projects/my-project/regions/us-central1/autoscalingPolicies/mine
            softwareConfig: {imageVersion: 3.0-debian13}
      jobs:
        - stepId: process
          sparkJob: {mainClass: a.B, jarFileUris: ["gs://jars/a.jar"]}
      """;
  private static final String MACHINES = "/compute/v1/projects/my-project/aggregated/machineTypes";
  private static final String REGION = "/compute/v1/projects/my-project/regions/us-central1";

  private final Map<String, String> answers = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    for (String bucket : List.of("images", "shards", "staging", "jars")) {
      answers.put("/storage/v1/b/" + bucket, "{}");
    }
    answers.put(
        MACHINES,
        """
        {"items": {"zones/us-central1-a": {"machineTypes": [{"name": "n4-standard-2"}]},
                   "zones/us-east1-b": {"machineTypes": [{"name": "n4-standard-2"}]},
                   "zones/us-west1-b": {"warning": {"code": "NO_RESULTS_ON_PAGE"}}}}
        """);
    answers.put(REGION, quotas(500, 0));
    answers.put(
        "/v1/projects/my-project/regions/us-central1/autoscalingPolicies/mine", "{\"id\": \"x\"}");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String quotas(int cpus, int preemptible) {
    return """
        {"quotas": [{"metric": "CPUS", "limit": %d, "usage": 4},
                    {"metric": "PREEMPTIBLE_CPUS", "limit": %d, "usage": 0}]}
        """
        .formatted(cpus, preemptible);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String found = answers.get(exchange.getRequestURI().getPath());
    if (found == null) {
      FakeDataproc.send(exchange, 404, "{\"error\": {\"code\": 404, \"message\": \"None\"}}");
    } else if (found.startsWith("!")) {
      FakeDataproc.send(exchange, 403, found.substring(1));
    } else {
      FakeDataproc.send(exchange, 200, found);
    }
    exchange.close();
  }

  private List<String> check(String text) {
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    OnlineChecks checks =
        new OnlineChecks(
            new CloudQuestions(
                request -> {},
                new CloudQuestions.Roots(root, root, region -> root),
                new Retry(time -> {}, 3)));
    CheckedFile file =
        new DocumentChecker(Operations.load(), Map.of())
            .check(List.of(new NamedText(new SourceText("a.yaml", text), Path.of("/"))))
            .get(0);
    return checks.check(file).stream().map(TestOnlineChecks::text).toList();
  }

  private static String text(Problem problem) {
    return problem.line()
        + " "
        + problem.severity().keyword()
        + " "
        + problem.code()
        + " "
        + problem.message();
  }

  @Test
  void soundSpecAndTemplateHaveNoProblem() {
    assertThat(check(SPEC)).isEmpty();
    assertThat(check(TEMPLATE)).isEmpty();
  }

  @Test
  void missingBucketsAreNamedAtTheirLines() {
    answers.remove("/storage/v1/b/images");
    answers.remove("/storage/v1/b/staging");

    assertThat(check(SPEC))
        .containsExactly(
            "3 error TARS-O001 Missing bucket: gs://images (create it, or correct source.uri)",
            "9 error TARS-O001 Missing bucket: gs://staging (create it, or correct"
                + " cluster.staging)");
  }

  @Test
  void machineTypeThatTheRegionLacksSaysWhoHasIt() {
    assertThat(check(SPEC.replace("us-central1", "us-west1")))
        .containsExactly(
            "10 error TARS-O003 Unsupported machine type in us-west1: n4-standard-2 (these have"
                + " it: us-central1, us-east1)");
  }

  @Test
  void quotaIsHeldAgainstTheLargestCluster() {
    answers.put(REGION, quotas(20, 0));
    assertThat(check(SPEC))
        .containsExactly(
            "10 warning TARS-O004 Missing quota CPUS in us-central1: 32 vCPUs at its largest, 16"
                + " free (lower cluster.workers or cluster.secondary.max, or ask for more quota)");

    answers.put(REGION, quotas(20, 10));
    assertThat(check(SPEC))
        .containsExactly(
            "10 warning TARS-O004 Missing quota PREEMPTIBLE_CPUS in us-central1: 26 vCPUs at its"
                + " largest, 10 free (lower cluster.workers or cluster.secondary.max, or ask for"
                + " more quota)");
  }

  @Test
  void templateWantsItsPolicyAndItsBuckets() {
    answers.remove("/v1/projects/my-project/regions/us-central1/autoscalingPolicies/mine");
    answers.remove("/storage/v1/b/jars");

    assertThat(check(TEMPLATE))
        .containsExactly(
            "0 error TARS-O001 Missing bucket: gs://jars (create it, or correct"
                + " jobs[0].sparkJob.jarFileUris)",
            "0 error TARS-O002 Missing autoscaling policy:"
                + " projects/my-project/regions/us-central1/autoscalingPolicies/mine (import it"
                + " before the template is run)");
  }

  @Test
  void questionThatMayNotBeAskedIsAWarning() {
    answers.put(REGION, "!{\"error\": {\"code\": 403, \"message\": \"No.\"}}");

    assertThat(check(SPEC))
        .containsExactly(
            "10 warning TARS-O005 Cannot look at region us-central1: No (ask the project's owner"
                + " for the role)");
  }
}
