package dev.tarsier.template.emulator;

import static dev.tarsier.template.emulator.EmulatorFixture.REGION;
import static dev.tarsier.template.emulator.EmulatorFixture.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTemplates {
  private static final String TEMPLATES = REGION + "/workflowTemplates";

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

  @Test
  void whatIsCreatedCanBeGot() throws Exception {
    Answer created = emulator.post(TEMPLATES, TEMPLATE);
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.json().at("/version").asInt()).isEqualTo(1);
    assertThat(emulator.get(TEMPLATES + "/eyes").json()).isEqualTo(created.json());
    assertThat(created.json().at("/name").asText())
        .isEqualTo("projects/p1/regions/us-central1/workflowTemplates/eyes");
  }

  @Test
  void theOtherSpellingIsTheSameTemplate() throws Exception {
    emulator.post(TEMPLATES, TEMPLATE);
    String path = "v1/projects/p1/locations/us-central1/workflowTemplates/eyes";
    assertThat(emulator.get(path).json().at("/name").asText()).isEqualTo(path.substring(3));
  }

  @Test
  void enumsAreNumbersWhereTheyAreAskedFor() throws Exception {
    String placement =
        """
        "config": {"secondaryWorkerConfig": {"numInstances": 1, "preemptibility": 3},
        """;
    emulator.post(TEMPLATES, TEMPLATE.replace("\"config\": {", placement));
    String field = "/placement/managedCluster/config/secondaryWorkerConfig/preemptibility";
    String numbers = "?%24alt=json%3Benum-encoding%3Dint";
    assertThat(emulator.get(TEMPLATES + "/eyes").json().at(field).asText()).isEqualTo("SPOT");
    assertThat(emulator.get(TEMPLATES + "/eyes" + numbers).json().at(field).asInt()).isEqualTo(3);
  }

  @Test
  void aSecondOfTheSameIdIsRefused() throws Exception {
    emulator.post(TEMPLATES, TEMPLATE);
    Answer again = emulator.post(TEMPLATES, TEMPLATE);
    assertThat(again.error()).isEqualTo("409 ALREADY_EXISTS");
    assertThat(again.message())
        .isEqualTo(
            "Already exists: Workflow template"
                + " projects/p1/regions/us-central1/workflowTemplates/eyes");
  }

  @Test
  void whoUpdatesMustHaveSeenTheCurrentVersion() throws Exception {
    JsonNode first = emulator.post(TEMPLATES, TEMPLATE).json();
    Answer updated = emulator.put(TEMPLATES + "/eyes", first.toString());
    assertThat(updated.json().at("/version").asInt()).isEqualTo(2);
    assertThat(updated.json().at("/createTime")).isEqualTo(first.at("/createTime"));

    Answer stale = emulator.put(TEMPLATES + "/eyes", first.toString());
    assertThat(stale.error()).isEqualTo("409 ABORTED");
    assertThat(stale.message())
        .isEqualTo(
            "Cannot use version 1 of Workflow template"
                + " projects/p1/regions/us-central1/workflowTemplates/eyes: its current version is"
                + " 2 (get it again and repeat the change)");
  }

  @Test
  void listsInPages() throws Exception {
    for (String id : List.of("one", "two", "three", "four", "five")) {
      emulator.post(TEMPLATES, TEMPLATE.replace("eyes\",", id + "\","));
    }
    List<String> ids = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = emulator.get(TEMPLATES + "?pageSize=2&pageToken=" + token).json();
      page.path("templates").forEach(template -> ids.add(template.path("id").asText()));
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    assertThat(ids).containsExactly("five", "four", "one", "three", "two");
    assertThat(emulator.get(TEMPLATES + "?pageToken=nonsense").message())
        .isEqualTo("Invalid pageToken: nonsense (use one that a list gave)");
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    emulator.post(TEMPLATES, TEMPLATE);
    assertThat(emulator.delete(TEMPLATES + "/eyes?version=7").error()).isEqualTo("409 ABORTED");
    assertThat(emulator.delete(TEMPLATES + "/eyes?version=0").text()).isEqualTo("{\n}");
    assertThat(emulator.get(TEMPLATES + "/eyes").message())
        .isEqualTo(
            "Not found: Workflow template"
                + " projects/p1/regions/us-central1/workflowTemplates/eyes");
  }

  @Test
  void everyUnknownFieldIsNamedWithItsPlace() throws Exception {
    String body =
        TEMPLATE
            .replace("\"clusterName\":", "\"clustername\": \"x\", \"clusterName\":")
            .replace("\"stepId\": \"verify\",", "\"stepId\": \"verify\", \"pySparkJob\": {},");
    Answer refused = emulator.post(TEMPLATES, body);
    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT");
    assertThat(refused.message())
        .isEqualTo(
            "Invalid JSON payload received. Unknown name \"clustername\" at"
                + " 'template.placement.managed_cluster': Cannot find field.\n"
                + "Invalid JSON payload received. Unknown name \"pySparkJob\" at"
                + " 'template.jobs[1]': Cannot find field.");
    assertThat(refused.json().at("/error/details/0/fieldViolations/1/field").asText())
        .isEqualTo("template.jobs[1]");
  }

  @Test
  void everyValueOfTheWrongTypeIsNamedWithItsPlace() throws Exception {
    String body =
        TEMPLATE
            .replace("{\"id\"", "{\"dagTimeout\": \"1h\", \"id\"")
            .replace("\"numInstances\": 2", "\"numInstances\": \"many\"");
    assertThat(emulator.post(TEMPLATES, body).message())
        .isEqualTo(
            "Invalid value at 'template.dag_timeout'"
                + " (type.googleapis.com/google.protobuf.Duration), \"1h\"\n"
                + "Invalid value at"
                + " 'template.placement.managed_cluster.config.worker_config.num_instances'"
                + " (TYPE_INT32), \"many\"");
  }

  @Test
  void fieldsThatOnlyTheServiceKnowsAreReadOver() throws Exception {
    String body = TEMPLATE.replace("\"config\": {", "\"config\": {\"diagnosticBucket\": \"b\",");
    assertThat(emulator.post(TEMPLATES, body).status()).isEqualTo(200);
  }

  @Test
  void whatIsNoJsonIsSaidToBeNone() throws Exception {
    assertThat(emulator.post(TEMPLATES, "[]").message())
        .isEqualTo("Invalid JSON payload received. The body must be an object.");
    assertThat(emulator.post(TEMPLATES, "{").error()).isEqualTo("400 INVALID_ARGUMENT");
  }

  @Test
  void theRulesOfTheServiceHold() throws Exception {
    Answer refused = emulator.post(TEMPLATES, TEMPLATE.replace("[\"process\"]", "[\"proces\"]"));
    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT");
    assertThat(refused.message()).contains("proces").contains("TARS-");
  }

  @Test
  void aTemplateMayBeKeptBeforeItIsWhole() throws Exception {
    assertThat(emulator.post(TEMPLATES, "{\"id\": \"later\"}").status()).isEqualTo(200);
    assertThat(emulator.post(TEMPLATES + "/later:instantiate", "{}").error())
        .isEqualTo("400 INVALID_ARGUMENT");
  }

  @Test
  void namesStayWithinTheirFolder() throws Exception {
    String up = "v1/projects/p1/regions/..%2F..%2Fx/workflowTemplates";
    assertThat(emulator.post(up, TEMPLATE).message())
        .isEqualTo("Invalid resource name: no project or region can be called ../../x");
  }
}
