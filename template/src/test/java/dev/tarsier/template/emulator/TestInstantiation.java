package dev.tarsier.template.emulator;

import static dev.tarsier.template.emulator.EmulatorFixture.REGION;
import static dev.tarsier.template.emulator.EmulatorFixture.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestInstantiation {
  private static final String TEMPLATES = REGION + "/workflowTemplates";
  private static final String EYES = TEMPLATES + "/eyes";
  private static final String VALUES = "\"parameters\": {\"INPUT\": \"gs://b/mine\"}";

  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
    emulator.post(TEMPLATES, TEMPLATE);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private String instantiate(String fields) throws Exception {
    Answer answer = emulator.post(EYES + ":instantiate", "{" + fields + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("name").asText();
  }

  @Test
  void putsValuesAtTheirPlaces() throws Exception {
    JsonNode done = emulator.await(instantiate(VALUES));
    assertThat(done.at("/metadata/@type").asText())
        .isEqualTo("type.googleapis.com/google.cloud.dataproc.v1.WorkflowMetadata");
    assertThat(done.at("/metadata/state").asText()).isEqualTo("DONE");
    assertThat(done.at("/response/@type").asText())
        .isEqualTo("type.googleapis.com/google.protobuf.Empty");
    assertThat(emulator.launcher().launches().get(0).job().getSparkJob().getArgsList())
        .containsExactly("--input", "gs://b/mine");
  }

  @Test
  void refusesValuesThatDoNotFit() throws Exception {
    Answer none = emulator.post(EYES + ":instantiate", "{}");
    assertThat(none.error()).isEqualTo("400 INVALID_ARGUMENT");
    assertThat(none.message())
        .isEqualTo("Missing parameter: INPUT (every parameter needs a value)");
    String wrong = "{\"parameters\": {\"INPUT\": \"s3://b\", \"INPTU\": \"x\"}}";
    assertThat(emulator.post(EYES + ":instantiate", wrong).message())
        .contains("Unsupported parameter: INPTU")
        .contains("Invalid INPUT: s3://b");
  }

  @Test
  void repeatedWithItsRequestIdItIsOneWorkflow() throws Exception {
    String fields = VALUES + ", \"requestId\": \"r1\"";
    String first = instantiate(fields);
    assertThat(instantiate(fields)).isEqualTo(first);
    emulator.await(first);
    assertThat(instantiate(fields)).isEqualTo(first);
    assertThat(instantiate(VALUES + ", \"requestId\": \"r2\"")).isNotEqualTo(first);
  }

  @Test
  void theRequestIdHoldsAcrossARestart() throws Exception {
    String fields = VALUES + ", \"requestId\": \"r1\"";
    String first = instantiate(fields);
    emulator.await(first);
    emulator.close();
    emulator = new EmulatorFixture(folder);
    assertThat(instantiate(fields)).isEqualTo(first);
    assertThat(emulator.launcher().launches()).isEmpty();
    assertThat(emulator.get(EYES).json().path("version").asInt()).isEqualTo(1);
    assertThat(emulator.get(REGION + "/jobs").json().path("jobs")).hasSize(2);
  }

  @Test
  void aRequestIdHasItsForm() throws Exception {
    Answer refused = emulator.post(EYES + ":instantiate", "{\"requestId\": \"a b\"}");
    assertThat(refused.message())
        .isEqualTo(
            "Invalid requestId: a b (must be 1 to 40 letters, digits, underscores and hyphens)");
  }

  @Test
  void onlyTheCurrentVersionRuns() throws Exception {
    Answer refused = emulator.post(EYES + ":instantiate", "{\"version\": 4}");
    assertThat(refused.error()).isEqualTo("409 ABORTED");
    emulator.await(instantiate(VALUES + ", \"version\": 1"));
  }

  @Test
  void versionsThatRanAreKept() throws Exception {
    emulator.await(instantiate(VALUES));
    JsonNode current = emulator.get(EYES).json();
    emulator.put(EYES, current.toString());
    emulator.put(EYES, emulator.get(EYES).text());
    assertThat(emulator.get(EYES + "?version=1").json()).isEqualTo(current);
    assertThat(emulator.get(EYES + "?version=2").message())
        .isEqualTo(
            "Not found: version 2 of Workflow template"
                + " projects/p1/regions/us-central1/workflowTemplates/eyes (only versions that"
                + " were instantiated are kept)");
  }

  @Test
  void anInlineTemplateRunsWithTheValuesThatStandInIt() throws Exception {
    String path = TEMPLATES + ":instantiateInline?requestId=r9";
    String operation = emulator.post(path, TEMPLATE).json().path("name").asText();
    assertThat(emulator.post(path, TEMPLATE).json().path("name").asText()).isEqualTo(operation);
    JsonNode done = emulator.await(operation);
    assertThat(done.at("/metadata/template").isMissingNode()).isTrue();
    assertThat(emulator.launcher().launches().get(0).job().getSparkJob().getArgs(1))
        .isEqualTo("gs://in/images");
  }

  @Test
  void operationsAreListedByFilter() throws Exception {
    String operation = instantiate(VALUES);
    emulator.await(operation);
    String list = REGION + "/operations?filter=";
    assertThat(emulator.get(list + "operationType%20%3D%20WORKFLOW").json().path("operations"))
        .hasSize(1);
    assertThat(
            emulator
                .get(
                    list
                        + "labels.goog-dataproc-workflow-template-id%3Deyes%20operationType%3DWORKFLOW")
                .json()
                .at("/operations/0/name")
                .asText())
        .isEqualTo(operation);
    assertThat(emulator.get(list + "status.state=ACTIVE").json().path("operations")).isEmpty();
    assertThat(emulator.get(list + "%7B%7D").json().path("operations")).hasSize(3);
    assertThat(emulator.get(list + "colour=red").message())
        .startsWith("Invalid filter: unknown field colour (known are ");
  }

  @Test
  void aRunningOperationIsCancelledAndThenDeleted() throws Exception {
    emulator.launcher().hold("process");
    String operation = instantiate(VALUES);
    emulator.launcher().awaitStart("process");
    Answer early = emulator.delete("v1/" + operation);
    assertThat(early.error()).isEqualTo("400 FAILED_PRECONDITION");
    assertThat(early.message())
        .isEqualTo("Cannot delete operation " + operation + ": it still runs (cancel it first)");
    assertThat(emulator.post("v1/" + operation + ":cancel", "").status()).isEqualTo(200);
    JsonNode done = emulator.await(operation);
    assertThat(done.at("/error/code").asInt()).isEqualTo(1);
    assertThat(emulator.delete("v1/" + operation).status()).isEqualTo(200);
    assertThat(emulator.get("v1/" + operation).status()).isEqualTo(404);
  }
}
