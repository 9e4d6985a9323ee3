package dev.tarsier.template.emulator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.template.emulator.StorageServer;
import dev.tarsier.template.emulator.http.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestGeneratedObjects {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private StorageServer server;

  @BeforeEach
  void serve() throws IOException {
    server = serve(7);
  }

  private StorageServer serve(long seed) throws IOException {
    GeneratedObjects objects = new GeneratedObjects("many", 25, 10, seed, CONTENT);
    return StorageServer.start(folder, Clock.systemUTC(), Faults.NEVER, objects.routes());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    URI uri = server.root().resolve(path);
    return client.send(
        HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Names and prefixes, all pages of them. */
  private List<String> list(String query) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          new ObjectMapper()
              .readTree(get("storage/v1/b/many/o?maxResults=4&pageToken=" + token + query).body());
      assertThat(page.path("items").size() + page.path("prefixes").size()).isBetween(1, 4);
      page.path("items").forEach(item -> names.add(item.path("name").asText()));
      page.path("prefixes").forEach(prefix -> names.add(prefix.asText()));
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    return names;
  }

  @Test
  void allAreListedOnceAndInOrder() throws Exception {
    List<String> names = list("");

    assertThat(names).hasSize(25).doesNotHaveDuplicates().isSorted();
    assertThat(names.get(11)).matches("set-0001/eye-0000011-[0-9a-f]{8}\\.jpg");
  }

  @Test
  void foldersAndWhatIsInThem() throws Exception {
    assertThat(list("&delimiter=/")).containsExactly("set-0000/", "set-0001/", "set-0002/");
    assertThat(list("&delimiter=/&prefix=set-0001/"))
        .hasSize(10)
        .allMatch(name -> name.startsWith("set-0001/eye-000001"));
    assertThat(list("&delimiter=/&prefix=set-0002/")).hasSize(5);
  }

  @Test
  void eachCanBeReadAndNoOther() throws Exception {
    String name = list("").get(3).replace("/", "%2F");

    assertThat(get("download/storage/v1/b/many/o/" + name + "?alt=media").body())
        .isEqualTo(CONTENT);
    JsonNode object =
        new ObjectMapper().readTree(get("storage/v1/b/many/o/" + name + "?fields=size").body());
    assertThat(object.toString()).isEqualTo("{\"size\":\"3\"}");
    assertThat(get("storage/v1/b/many/o/set-0000%2Fother.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void namesFollowFromTheSeed() throws Exception {
    List<String> names = list("");
    server.close();
    server = serve(7);
    assertThat(list("")).isEqualTo(names);
    server.close();
    server = serve(8);
    assertThat(list("")).hasSize(25).doesNotContainAnyElementsOf(names);
  }
}
