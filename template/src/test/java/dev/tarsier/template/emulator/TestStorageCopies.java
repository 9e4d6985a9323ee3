package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects made of others, and several requests in one. */
class TestStorageCopies {
  private static final String OBJECTS = "storage/v1/b/eyes/o";
  private static final String UPLOAD = "upload/storage/v1/b/eyes/o?uploadType=media&name=";

  @TempDir private Path folder;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
    Files.createDirectories(folder.resolve("buckets/eyes"));
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private JsonNode copy(String how, String body) throws Exception {
    Answer answer = emulator.post(OBJECTS + how, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private void storeWithType() throws Exception {
    emulator.send("POST", UPLOAD + "x", "123", "Content-Type", "image/png");
    emulator.send("PATCH", OBJECTS + "/x", "{\"metadata\": {\"eye\": \"left\"}}");
  }

  @Test
  void aRewriteIsDoneAtOnceAndKeepsMetadata() throws Exception {
    storeWithType();
    JsonNode done = copy("/x/rewriteTo/b/eyes/o/a%2Fy?maxBytesRewrittenPerCall=1", "");
    assertThat(done.path("done").asBoolean()).isTrue();
    assertThat(done.path("totalBytesRewritten").asText()).isEqualTo("3");
    assertThat(done.at("/resource/metadata/eye").asText()).isEqualTo("left");
    assertThat(done.at("/resource/metageneration").asText()).isEqualTo("1");
    assertThat(emulator.get(OBJECTS + "/a%2Fy?alt=media").text()).isEqualTo("123");
  }

  @Test
  void aCopyMayBeGivenOtherMetadata() throws Exception {
    storeWithType();
    JsonNode copied = copy("/x/copyTo/b/eyes/o/y", "{\"metadata\": {\"a\": \"b\"}}");
    assertThat(copied.path("contentType").asText()).isEqualTo("image/png");
    assertThat(copied.path("metadata").toString()).isEqualTo("{\"a\":\"b\"}");
  }

  @Test
  void aMoveLeavesNothing() throws Exception {
    storeWithType();
    assertThat(copy("/x/moveTo/o/y", "").path("name").asText()).isEqualTo("y");
    assertThat(emulator.get(OBJECTS + "/x").status()).isEqualTo(404);
    assertThat(emulator.get(OBJECTS + "/y?alt=media").text()).isEqualTo("123");
  }

  @Test
  void conditionsOfBothSidesAreHeld() throws Exception {
    storeWithType();
    for (String condition :
        List.of(
            "ifSourceGenerationMatch=1", "ifGenerationMatch=1", "ifSourceMetagenerationMatch=1")) {
      assertThat(emulator.post(OBJECTS + "/x/rewriteTo/b/eyes/o/y?" + condition, "").status())
          .as(condition)
          .isEqualTo(412);
    }
    assertThat(emulator.post(OBJECTS + "/no/copyTo/b/eyes/o/y", "").status()).isEqualTo(404);
  }

  @Test
  void partsArePutTogether() throws Exception {
    emulator.post(UPLOAD + "a", "12345");
    emulator.post(UPLOAD + "b", "6789");
    String body =
        "{\"sourceObjects\": [{\"name\": \"a\"}, {\"name\": \"b\"}],"
            + " \"destination\": {\"contentType\": \"text/plain\"}}";
    JsonNode whole = copy("/a/compose", body);
    assertThat(whole.path("crc32c").asText()).isEqualTo("4waSgw==");
    assertThat(whole.has("md5Hash")).isFalse();
    assertThat(whole.path("componentCount").asInt()).isEqualTo(2);
    assertThat(whole.path("contentType").asText()).isEqualTo("text/plain");
    Answer media = emulator.get(OBJECTS + "/a?alt=media");
    assertThat(media.text()).isEqualTo("123456789");
    assertThat(media.response().headers().firstValue("x-goog-hash")).hasValue("crc32c=4waSgw==");
    String stale =
        body.replace(
            "{\"name\": \"b\"}",
            "{\"name\": \"b\", \"objectPreconditions\": {\"ifGenerationMatch\": \"7\"}}");
    assertThat(emulator.post(OBJECTS + "/a/compose", stale).status()).isEqualTo(412);
  }

  @Test
  void aBatchIsAnsweredPartByPart() throws Exception {
    emulator.post(UPLOAD + "x", "123");
    String body =
        """
        --b
        Content-Type: application/http
        Content-ID: <one>

        GET /storage/v1/b/eyes/o/x?fields=name HTTP/1.1

        --b
        Content-Type: application/http
        Content-ID: <two>

        PATCH /storage/v1/b/eyes/o/x?fields=metadata HTTP/1.1
        Content-Type: application/json

        {"metadata": {"a": "ä"}}
        --b
        Content-Type: application/http

        DELETE /storage/v1/b/eyes/o/no HTTP/1.1

        --b--
        """;
    Answer answer =
        emulator.send(
            "POST", "batch/storage/v1", body, "Content-Type", "multipart/mixed; boundary=\"b\"");
    assertThat(answer.text().lines().limit(5))
        .containsExactly(
            "--batch_tarsier",
            "Content-Type: application/http",
            "Content-ID: <response-one>",
            "",
            "HTTP/1.1 200 Answered");
    assertThat(answer.text())
        .containsSubsequence(
            "{\"name\":\"x\"}", "<response-two>", "{\"metadata\":{\"a\":\"ä\"}}", "HTTP/1.1 404")
        .endsWith("--batch_tarsier--\r\n");
  }

  @Test
  void aBatchNamesItsBoundary() throws Exception {
    assertThat(emulator.post("batch/storage/v1", "x").message())
        .isEqualTo("Invalid Content-Type:  (must name a boundary)");
  }
}
