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

/** Lists of objects, and the objects that stand for folders. */
class TestStorageLists {
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

  private void store(String... names) throws Exception {
    for (String name : names) {
      Answer stored =
          emulator.post(UPLOAD + name.replace("/", "%2F"), name.endsWith("/") ? "" : name);
      assertThat(stored.status()).as(name).isEqualTo(200);
    }
  }

  private String list(String query) throws Exception {
    JsonNode page = emulator.get(OBJECTS + "?" + query).json();
    List<String> found = new ArrayList<>();
    page.path("items").forEach(item -> found.add(item.path("name").asText()));
    page.path("prefixes").forEach(prefix -> found.add("[" + prefix.asText() + "]"));
    return String.join(" ", found);
  }

  @Test
  void namesAreSortedByTheirBytes() throws Exception {
    store("a/b", "a-b", "a0", "B");
    assertThat(list("")).isEqualTo("B a-b a/b a0");
  }

  @Test
  void offsetsCutTheList() throws Exception {
    store("a", "b/1", "b/2", "c/1", "d");
    assertThat(list("startOffset=b%2F2&endOffset=d")).isEqualTo("b/2 c/1");
    assertThat(list("startOffset=b%2F2&endOffset=d&delimiter=%2F")).isEqualTo("[b/] [c/]");
  }

  @Test
  void pagesHoldObjectsAndPrefixesOnce() throws Exception {
    store("a", "b/", "b/1", "b/2", "c", "d/1", "e");
    for (int size = 1; size <= 6; size++) {
      List<String> found = new ArrayList<>();
      String token = "";
      do {
        JsonNode page =
            emulator
                .get(
                    OBJECTS
                        + "?delimiter=%2F&includeTrailingDelimiter=true&maxResults="
                        + size
                        + "&pageToken="
                        + token)
                .json();
        page.path("items").forEach(item -> found.add(item.path("name").asText()));
        page.path("prefixes").forEach(prefix -> found.add("[" + prefix.asText() + "]"));
        token = page.path("nextPageToken").asText();
      } while (!token.isEmpty());
      assertThat(found)
          .as("pages of %s", size)
          .containsExactlyInAnyOrder("a", "b/", "[b/]", "c", "[d/]", "e");
    }
  }

  @Test
  void aPageIsNotDisturbedByWhatIsDeletedBeforeIt() throws Exception {
    store("a", "b", "c", "d");
    String token = emulator.get(OBJECTS + "?maxResults=2").json().path("nextPageToken").asText();
    emulator.delete(OBJECTS + "/a");
    emulator.delete(OBJECTS + "/b");
    assertThat(list("pageToken=" + token)).isEqualTo("c d");
  }

  @Test
  void fieldsAreWhatWasAskedFor() throws Exception {
    store("a/1", "b");
    assertThat(emulator.get(OBJECTS + "?delimiter=/&fields=items(name,size),prefixes").text())
        .isEqualTo("{\"prefixes\":[\"a/\"],\"items\":[{\"name\":\"b\",\"size\":\"1\"}]}");
    assertThat(emulator.get(OBJECTS + "?fields=items/name").text())
        .isEqualTo("{\"items\":[{\"name\":\"a/1\"},{\"name\":\"b\"}]}");
    assertThat(emulator.get(OBJECTS + "/b?fields=name,crc32c").json().size()).isEqualTo(2);
    assertThat(emulator.get(OBJECTS + "/b?fields=name(").message())
        .isEqualTo("Invalid field selection: name(");
  }

  @Test
  void aPlaceholderIsAnObject() throws Exception {
    store("dir/sub/");
    assertThat(emulator.get(OBJECTS + "/dir%2Fsub%2F").json().path("size").asText()).isEqualTo("0");
    assertThat(emulator.get(OBJECTS + "/dir%2Fsub%2F?alt=media").text()).isEmpty();
    assertThat(list("")).isEqualTo("dir/sub/");
    assertThat(list("delimiter=%2F")).isEqualTo("[dir/]");
    assertThat(list("prefix=dir%2Fsub%2F&delimiter=%2F")).isEqualTo("dir/sub/");
    assertThat(emulator.get(OBJECTS + "/dir%2F").status()).isEqualTo(404);
    assertThat(emulator.delete(OBJECTS + "/dir%2Fsub%2F").status()).isEqualTo(204);
    assertThat(list("")).isEmpty();
    assertThat(folder.resolve("buckets/eyes")).isEmptyDirectory();
  }

  @Test
  void aPlaceholderStaysWhenItsFolderIsEmptied() throws Exception {
    store("dir/", "dir/a");
    emulator.delete(OBJECTS + "/dir%2Fa");
    assertThat(list("")).isEqualTo("dir/");
    store("dir/a");
    emulator.delete(OBJECTS + "/dir%2F");
    assertThat(list("")).isEqualTo("dir/a");
  }

  @Test
  void folderThatSomeoneMadeIsNoObject() throws Exception {
    Files.createDirectories(folder.resolve("buckets/eyes/empty"));
    assertThat(list("")).isEmpty();
    assertThat(list("delimiter=%2F")).isEmpty();
    assertThat(emulator.get("storage/v1/b").json().path("items")).hasSize(1);
  }
}
