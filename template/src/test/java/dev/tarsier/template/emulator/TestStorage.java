package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStorage {
  private static final String OBJECTS = "storage/v1/b/eyes/o";
  private static final String UPLOAD = "upload/storage/v1/b/eyes/o?uploadType=";

  @TempDir private Path folder;
  private Path bucket;
  private EmulatorFixture emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
    bucket = Files.createDirectories(folder.resolve("buckets/eyes"));
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private void write(String name, String text) throws Exception {
    Path file = bucket.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aFileIsAnObject() throws Exception {
    write("a/b c.txt", "123456789");
    JsonNode object = emulator.get(OBJECTS + "/a%2Fb%20c.txt").json();
    assertThat(object.path("name").asText()).isEqualTo("a/b c.txt");
    assertThat(object.path("size").asText()).isEqualTo("9");
    // The check value of CRC-32C (RFC 3720, B.4): e3069283.
    assertThat(object.path("crc32c").asText()).isEqualTo("4waSgw==");
    assertThat(object.path("md5Hash").asText()).isEqualTo("JfnnlDI7RTiF9RgfG2JNCw==");
    assertThat(emulator.get(OBJECTS + "/a%2Fb%20c.txt?alt=media").text()).isEqualTo("123456789");
    assertThat(emulator.get("download/" + OBJECTS + "/a%2Fb%20c.txt").text())
        .isEqualTo("123456789");
  }

  @Test
  void checksumsAreCountedAnewWhenTheFileChanges() throws Exception {
    write("a", "123456789");
    emulator.get(OBJECTS + "/a");
    write("a", "1234567890");
    assertThat(emulator.get(OBJECTS + "/a").json().path("size").asText()).isEqualTo("10");
    assertThat(emulator.get(OBJECTS + "/a").json().path("crc32c").asText())
        .isNotEqualTo("4waSgw==");
    assertThat(emulator.get(OBJECTS + "/a?fields=name,size").json().has("crc32c")).isFalse();
  }

  @Test
  void aPartIsGivenByItsRange() throws Exception {
    write("a", "0123456789");
    Answer part = emulator.send("GET", OBJECTS + "/a?alt=media", "", "Range", "bytes=2-4");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("234");
    assertThat(part.response().headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
    Answer past = emulator.send("GET", OBJECTS + "/a?alt=media", "", "Range", "bytes=10-");
    assertThat(past.status()).isEqualTo(416);
    assertThat(past.response().headers().firstValue("Content-Range")).hasValue("bytes */10");
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    Files.createDirectories(bucket.resolve("folder"));
    assertThat(emulator.get(OBJECTS + "/folder").message())
        .isEqualTo("No such object: eyes/folder");
    assertThat(emulator.get(OBJECTS + "/folder%2F").status()).isEqualTo(404);
    Answer missing = emulator.get("storage/v1/b/none/o/x");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().at("/error/errors/0/reason").asText()).isEqualTo("notFound");
    assertThat(missing.message()).isEqualTo("The specified bucket does not exist: none");
  }

  @Test
  void namesThatAreNoPathsAreRefused() throws Exception {
    Files.writeString(folder.resolve("secret"), "secret");
    for (String name : List.of("..%2F..%2Fsecret", "%2Fetc%2Fpasswd", "a%2F%2Fb", "a%2F.")) {
      Answer refused = emulator.get(OBJECTS + "/" + name + "?alt=media");
      assertThat(refused.error()).as(name).isEqualTo("400 INVALID_ARGUMENT");
      assertThat(refused.message()).startsWith("Invalid object name: ");
    }
    assertThat(emulator.get("storage/v1/b/..%2Fstate/o").error()).isEqualTo("400 INVALID_ARGUMENT");
  }

  @Test
  void listsByPrefixInPages() throws Exception {
    for (String name : List.of("a/1", "a/2", "a/b/3", "ab", "c")) {
      write(name, name);
    }
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = emulator.get(OBJECTS + "?prefix=a&maxResults=2&pageToken=" + token).json();
      page.path("items").forEach(item -> names.add(item.path("name").asText()));
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    assertThat(names).containsExactly("a/1", "a/2", "a/b/3", "ab");
  }

  @Test
  void listsLikeFoldersWithADelimiter() throws Exception {
    write("a/1", "");
    write("a/b/3", "");
    JsonNode page = emulator.get(OBJECTS + "?prefix=a%2F&delimiter=%2F").json();
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.at("/prefixes/0").asText()).isEqualTo("a/b/");
  }

  @Test
  void anObjectCannotAlsoBeAFolder() throws Exception {
    write("a/b", "");
    Answer refused = emulator.post(UPLOAD + "media&name=a", "content");
    assertThat(refused.message())
        .isEqualTo(
            "Cannot store object: a (a folder cannot hold an object and objects below its name)");
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    write("x", "");
    assertThat(emulator.delete(OBJECTS + "/x").status()).isEqualTo(204);
    assertThat(emulator.delete(OBJECTS + "/x").status()).isEqualTo(404);
  }
}
