package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.FaultSpec;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client gets to see of the faults that are asked for. */
class TestFaultyStorage {
  private static final String OBJECTS = "storage/v1/b/eyes/o";

  @TempDir private Path folder;
  private final FaultScript script = new FaultScript("storage/v1");
  private StorageServer server;

  @BeforeEach
  void start() throws IOException {
    Path bucket = Files.createDirectories(folder.resolve("eyes"));
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(bucket.resolve(name), "0123456789");
    }
    server = StorageServer.start(folder, Clock.systemUTC(), script);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.root() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void befall(String... specs) {
    script.begin(FaultSpec.parse(List.of(specs), 0));
  }

  @Test
  void aRefusalComesOnceAndTheNextIsServed() throws Exception {
    befall("503:media:2");

    assertThat(send("GET", OBJECTS + "/a?alt=media").statusCode()).isEqualTo(200);
    assertThat(send("GET", OBJECTS + "/a").statusCode()).isEqualTo(200);
    assertThat(send("GET", OBJECTS + "/a?alt=media").statusCode()).isEqualTo(503);
    assertThat(send("GET", OBJECTS + "/a?alt=media").statusCode()).isEqualTo(200);
    assertThat(script.met()).isEqualTo(1);
    assertThat(script.requests()).isEqualTo(4);
  }

  @Test
  void oneBitIsAnother() throws Exception {
    befall("flipped-bit:media:1");

    assertThat(send("GET", OBJECTS + "/a?alt=media").body()).isEqualTo("0123446789");
    assertThat(send("GET", OBJECTS + "/a?alt=media").body()).isEqualTo("0123456789");
  }

  @Test
  void aPageIsLeftOutAndTheNextOneFollows() throws Exception {
    befall("lost-page:list:1");

    String page = send("GET", OBJECTS + "?maxResults=2").body();

    assertThat(page).contains("nextPageToken").doesNotContain("items");
    assertThat(send("GET", OBJECTS + "?maxResults=2").body()).contains("items");
  }

  @Test
  void doneAndSaidToHaveFailed() throws Exception {
    befall("done-500:delete:1", "lost-answer:delete:2");

    assertThat(send("DELETE", OBJECTS + "/a").statusCode()).isEqualTo(500);
    assertThat(folder.resolve("eyes/a")).doesNotExist();
    assertThatThrownBy(() -> send("DELETE", OBJECTS + "/b")).isInstanceOf(IOException.class);
    assertThat(folder.resolve("eyes/b")).doesNotExist();
  }

  @Test
  void aClientThatIsStruckGetsNoAnswer() throws Exception {
    AtomicInteger blows = new AtomicInteger();
    for (boolean behind : new boolean[] {false, true}) {
      Fault struck = new Fault.Struck(blows::incrementAndGet, behind);
      script.begin(FaultRule.nth(RequestKind.DELETE, 1, 1, struck));

      assertThatThrownBy(() -> send("DELETE", OBJECTS + "/c")).isInstanceOf(IOException.class);

      assertThat(Files.exists(folder.resolve("eyes/c"))).isEqualTo(!behind);
    }
    assertThat(blows).hasValue(2);
  }
}
