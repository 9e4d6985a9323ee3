package dev.tarsier.template.emulator;

import static dev.tarsier.template.emulator.EmulatorFixture.POLICY;
import static dev.tarsier.template.emulator.EmulatorFixture.REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import dev.tarsier.template.fork.SetupProblem;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClustersAndJobs {
  private static final String CLUSTERS = REGION + "/clusters";
  private static final String JOBS = REGION + "/jobs";
  private static final String POLICIES = REGION + "/autoscalingPolicies";
  private static final String SUBMIT =
      """
      {"job": {"reference": {"jobId": "count"}, "placement": {"clusterName": "mine"},
               "labels": {"team": "eyes"}, "sparkJob": {"mainClass": "Main"}}}
      """;

  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private void createCluster(String config) throws Exception {
    String body = "{\"clusterName\": \"mine\", \"config\": {" + config + "}}";
    JsonNode operation = emulator.post(CLUSTERS, body).json();
    emulator.await(operation.path("name").asText());
  }

  @Test
  void aClusterIsCreatedAndDeletedByOperations() throws Exception {
    createCluster("");
    JsonNode cluster = emulator.get(CLUSTERS + "/mine").json();
    assertThat(cluster.at("/status/state").asText()).isEqualTo("RUNNING");
    assertThat(cluster.at("/statusHistory/0/state").asText()).isEqualTo("CREATING");
    assertThat(cluster.at("/config/configBucket").asText()).isEqualTo("tarsier-local-staging");
    assertThat(emulator.get(CLUSTERS + "?filter=status.state=ACTIVE").json().path("clusters"))
        .hasSize(1);

    JsonNode deletion = emulator.delete(CLUSTERS + "/mine").json();
    assertThat(deletion.at("/metadata/operationType").asText()).isEqualTo("DELETE");
    assertThat(emulator.get(CLUSTERS + "/mine").status()).isEqualTo(404);
  }

  @Test
  void aNameCanBeTakenOnce() throws Exception {
    createCluster("");
    Answer again = emulator.post(CLUSTERS, "{\"clusterName\": \"mine\"}");
    assertThat(again.error()).isEqualTo("409 ALREADY_EXISTS");
    assertThat(emulator.post(CLUSTERS, "{\"clusterName\": \"Mine\"}").message())
        .startsWith("Invalid clusterName: Mine (must be 1 to 51 lower-case letters");
  }

  @Test
  void driverOutputStaysInTheBuckets() throws Exception {
    String body = "{\"clusterName\": \"mine\", \"config\": {\"configBucket\": \"../out\"}}";
    assertThat(emulator.post(CLUSTERS, body).message())
        .isEqualTo("Invalid config.configBucket: ../out (must be the name of a bucket)");
    assertThat(emulator.get(CLUSTERS + "/mine").status()).isEqualTo(404);
  }

  @Test
  void aPolicyThatIsUsedStays() throws Exception {
    assertThat(emulator.post(POLICIES, POLICY).status()).isEqualTo(200);
    assertThat(emulator.post(POLICIES, POLICY).error()).isEqualTo("409 ALREADY_EXISTS");
    assertThat(emulator.put(POLICIES + "/scale", POLICY).status()).isEqualTo(200);
    createCluster(
        "\"workerConfig\": {\"numInstances\": 2}, \"autoscalingConfig\": {\"policyUri\":"
            + " \"projects/p1/locations/us-central1/autoscalingPolicies/scale\"}");
    Answer refused = emulator.delete(POLICIES + "/scale");
    assertThat(refused.error()).isEqualTo("400 FAILED_PRECONDITION");
    assertThat(refused.message()).endsWith(": cluster mine uses it (delete the cluster first)");
    emulator.delete(CLUSTERS + "/mine");
    assertThat(emulator.delete(POLICIES + "/scale").status()).isEqualTo(200);
    assertThat(emulator.get(POLICIES).json().path("policies")).isEmpty();
  }

  @Test
  void aClusterMustFitItsPolicy() throws Exception {
    emulator.post(POLICIES, POLICY);
    createCluster(
        "\"workerConfig\": {\"numInstances\": 3}, \"autoscalingConfig\": {\"policyUri\":"
            + " \"projects/p1/regions/us-central1/autoscalingPolicies/scale\"}");
    JsonNode cluster = emulator.get(CLUSTERS + "/mine").json();
    assertThat(cluster.at("/status/state").asText()).isEqualTo("ERROR");
    assertThat(cluster.at("/status/detail").asText())
        .isEqualTo(
            "Cannot create cluster: workerConfig.numInstances: 3 (policy scale allows 2 to 2)");
  }

  @Test
  void aJobRunsOnACluster() throws Exception {
    createCluster("");
    assertThat(emulator.post(JOBS + ":submit", SUBMIT).json().at("/status/state").asText())
        .isNotEmpty();
    emulator.launcher().awaitStart("count");
    assertThat(emulator.post(JOBS + ":submit", SUBMIT).error()).isEqualTo("409 ALREADY_EXISTS");
    assertThat(emulator.get(JOBS + "?clusterName=mine").json().path("jobs")).hasSize(1);
    assertThat(emulator.get(JOBS + "?clusterName=other").json().path("jobs")).isEmpty();
    assertThat(emulator.get(JOBS + "?filter=labels.team%3Deyes").json().path("jobs")).hasSize(1);
  }

  @Test
  void anActiveJobIsCancelledBeforeItIsDeleted() throws Exception {
    createCluster("");
    emulator.launcher().hold("count");
    emulator.post(JOBS + ":submit", SUBMIT);
    emulator.launcher().awaitStart("count");
    assertThat(emulator.get(JOBS + "?jobStateMatcher=1").json().path("jobs")).hasSize(1);
    assertThat(emulator.get(JOBS + "?jobStateMatcher=NON_ACTIVE").json().path("jobs")).isEmpty();
    assertThat(emulator.delete(JOBS + "/count").message())
        .isEqualTo("Cannot delete job count: it is active (cancel it first)");
    emulator.post(JOBS + "/count:cancel", "{}");
    while (emulator.delete(JOBS + "/count").status() != 200) {
      Thread.onSpinWait();
    }
    assertThat(emulator.get(JOBS + "/count").status()).isEqualTo(404);
  }

  @Test
  void aJobNeedsACluster() throws Exception {
    assertThat(emulator.post(JOBS + ":submit", SUBMIT).message())
        .isEqualTo("Not found: Cluster projects/p1/regions/us-central1/clusters/mine");
  }

  @Test
  void aStateFolderHasOneEmulator() {
    assertThatThrownBy(() -> new EmulatorFixture(folder))
        .isInstanceOf(SetupProblem.class)
        .hasMessage(
            "Cannot use state folder: "
                + folder.resolve("state")
                + " (another emulator does; choose another --state)");
  }

  @Test
  void onlyProgramsOfThisMachineMayAsk() throws Exception {
    Answer page = emulator.send("GET", CLUSTERS, "", "Origin", "http://evil.example");
    assertThat(page.error()).isEqualTo("403 PERMISSION_DENIED");
    assertThat(page.message())
        .isEqualTo("Unsupported: a request from a web page (use a client library)");
  }

  @Test
  void whatIsNotServedIsSaidToBeSo() throws Exception {
    Answer unknown = emulator.get(REGION + "/batches");
    assertThat(unknown.error()).isEqualTo("404 NOT_FOUND");
    assertThat(unknown.message())
        .isEqualTo(
            "Unsupported by the embedded Dataproc: GET"
                + " /v1/projects/p1/regions/us-central1/batches");
    assertThat(emulator.requests()).last().asString().endsWith("/batches 404");
  }
}
