package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets, as Terraform makes, changes and removes them. */
class TestStorageBuckets {
  private static final String BUCKETS = "storage/v1/b";
  private static final String GIVEN =
      """
      {"name": "made", "location": "europe-west4", "labels": {"team": "eyes"},
       "lifecycle": {"rule": [{"action": {"type": "Delete"}, "condition": {"age": 3}}]},
       "softDeletePolicy": {"retentionDurationSeconds": "0"},
       "versioning": {"enabled": true}, "encryption": {"defaultKmsKeyName": "k"},
       "iamConfiguration": {"uniformBucketLevelAccess": {"enabled": true},
         "publicAccessPrevention": "enforced"},
       "retentionPolicy": {"retentionPeriod": "60"}}
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

  private JsonNode made() throws Exception {
    return emulator.post(BUCKETS + "?project=p", GIVEN).json();
  }

  @Test
  void aBucketKeepsWhatItWasGiven() throws Exception {
    made();
    JsonNode bucket = emulator.get(BUCKETS + "/made").json();
    JsonNode given = new ObjectMapper().readTree(GIVEN);
    for (String field :
        List.of(
            "labels",
            "lifecycle",
            "softDeletePolicy",
            "versioning",
            "encryption",
            "iamConfiguration",
            "retentionPolicy")) {
      assertThat(bucket.get(field)).as(field).isEqualTo(given.get(field));
    }
    assertThat(bucket.path("location").asText()).isEqualTo("EUROPE-WEST4");
    assertThat(bucket.path("locationType").asText()).isEqualTo("region");
    assertThat(bucket.path("metageneration").asText()).isEqualTo("1");
    assertThat(emulator.post(BUCKETS, GIVEN).error()).isEqualTo("409 ALREADY_EXISTS");
  }

  @Test
  void aPatchChangesWhatItNames() throws Exception {
    made();
    JsonNode patched =
        emulator
            .send(
                "PATCH",
                BUCKETS + "/made?ifMetagenerationMatch=1",
                "{\"labels\": {\"team\": null, \"a\": \"b\"}, \"encryption\": null}")
            .json();
    assertThat(patched.path("labels").toString()).isEqualTo("{\"a\":\"b\"}");
    assertThat(patched.has("encryption")).isFalse();
    assertThat(patched.at("/versioning/enabled").asBoolean()).isTrue();
    assertThat(patched.path("metageneration").asText()).isEqualTo("2");
    assertThat(emulator.send("PATCH", BUCKETS + "/made?ifMetagenerationMatch=1", "{}").status())
        .isEqualTo(412);
  }

  @Test
  void anUpdateLeavesNothingElse() throws Exception {
    made();
    JsonNode updated = emulator.put(BUCKETS + "/made", "{\"labels\": {\"a\": \"b\"}}").json();
    assertThat(updated.has("lifecycle")).isFalse();
    assertThat(updated.path("location").asText()).isEqualTo("EUROPE-WEST4");
  }

  @Test
  void aBucketThatHoldsAnObjectIsNotDeleted() throws Exception {
    made();
    emulator.post("upload/storage/v1/b/made/o?uploadType=media&name=a%2Fb", "x");
    Answer refused = emulator.delete(BUCKETS + "/made");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message()).isEqualTo("The bucket you tried to delete is not empty.");
    emulator.delete(BUCKETS + "/made/o/a%2Fb");
    assertThat(emulator.delete(BUCKETS + "/made").status()).isEqualTo(204);
    assertThat(emulator.get(BUCKETS + "/made").status()).isEqualTo(404);
    assertThat(emulator.post(BUCKETS, "{\"name\": \"made\"}").json().has("labels")).isFalse();
  }

  @Test
  void aPolicyIsKept() throws Exception {
    made();
    JsonNode none = emulator.get(BUCKETS + "/made/iam?optionsRequestedPolicyVersion=3").json();
    assertThat(none.path("bindings")).isEmpty();
    String policy =
        "{\"etag\": \"CAE=\", \"version\": 3,"
            + " \"bindings\": [{\"role\": \"r\", \"members\": [\"user:a@b.c\"]}]}";
    assertThat(emulator.put(BUCKETS + "/made/iam", policy).json().path("bindings")).hasSize(1);
    assertThat(emulator.get(BUCKETS + "/made/iam").json().at("/bindings/0/role").asText())
        .isEqualTo("r");
    assertThat(emulator.put(BUCKETS + "/made/iam", policy).status()).isEqualTo(412);
    assertThat(
            emulator
                .get(BUCKETS + "/made/iam/testPermissions?permissions=a&permissions=b")
                .json()
                .path("permissions")
                .toString())
        .isEqualTo("[\"a\",\"b\"]");
  }

  @Test
  void whatNoBucketHasHereIsAnEmptyList() throws Exception {
    Files.createDirectories(folder.resolve("buckets/by-hand"));
    for (String list : List.of("anywhereCaches", "managedFolders", "folders")) {
      assertThat(emulator.get(BUCKETS + "/by-hand/" + list).json().has("items")).isFalse();
      assertThat(emulator.get(BUCKETS + "/none/" + list).status()).isEqualTo(404);
    }
    assertThat(emulator.get(BUCKETS + "/by-hand/storageLayout").json().path("location").asText())
        .isEqualTo("US");
  }
}
