package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generations, and what may be asked of them. */
class TestStorageGenerations {
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

  private long store(String text) throws Exception {
    return emulator.post(UPLOAD + "x", text).json().path("generation").asLong();
  }

  private int status(String method, String condition) throws Exception {
    return emulator.send(method, OBJECTS + "/x?" + condition, "{}").status();
  }

  @Test
  void everyOverwriteIsALaterGeneration() throws Exception {
    long last = 0;
    for (int i = 0; i < 20; i++) {
      long next = store("same");
      assertThat(next).isGreaterThan(last);
      last = next;
    }
    assertThat(emulator.delete(OBJECTS + "/x").status()).isEqualTo(204);
    assertThat(store("same")).isGreaterThan(last);
  }

  @Test
  void aChangeByHandIsALaterGenerationWhateverItsTime() throws Exception {
    long first = store("one");
    Path file = folder.resolve("buckets/eyes/x");
    Files.writeString(file, "by hand");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    JsonNode object = emulator.get(OBJECTS + "/x").json();
    assertThat(object.path("generation").asLong()).isEqualTo(first + 1);
    assertThat(object.path("size").asText()).isEqualTo("7");
    assertThat(store("two")).isGreaterThan(first + 1);
  }

  @Test
  void aGenerationOfTheFutureIsFollowedByALaterOne() throws Exception {
    Path file = folder.resolve("buckets/eyes/x");
    Files.writeString(file, "by hand");
    Files.setLastModifiedTime(file, FileTime.fromMillis(9_000_000_000_000L));
    assertThat(store("two")).isEqualTo(9_000_000_000_000_001L);
  }

  @Test
  void conditionsOfReadsAre412Or304() throws Exception {
    long generation = store("one");
    for (String at : List.of("", "alt=media&")) {
      assertThat(status("GET", at + "ifGenerationMatch=" + generation)).isEqualTo(200);
      assertThat(status("GET", at + "ifGenerationMatch=1")).isEqualTo(412);
      assertThat(status("GET", at + "ifGenerationNotMatch=" + generation)).isEqualTo(304);
      assertThat(status("GET", at + "ifGenerationNotMatch=1")).isEqualTo(200);
      assertThat(status("GET", at + "ifMetagenerationMatch=2")).isEqualTo(412);
      assertThat(status("GET", at + "ifMetagenerationNotMatch=1")).isEqualTo(304);
      assertThat(status("GET", at + "generation=1")).isEqualTo(404);
    }
  }

  @Test
  void conditionsOfChanges() throws Exception {
    long generation = store("one");
    for (String method : List.of("PATCH", "DELETE")) {
      assertThat(status(method, "ifGenerationMatch=1")).isEqualTo(412);
      assertThat(status(method, "ifGenerationNotMatch=" + generation)).isEqualTo(304);
      assertThat(status(method, "ifMetagenerationMatch=2")).isEqualTo(412);
      assertThat(status(method, "ifMetagenerationNotMatch=1")).isEqualTo(304);
    }
    Answer refused = emulator.post(UPLOAD + "x&ifGenerationMatch=0", "two");
    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.json().at("/error/errors/0/reason").asText()).isEqualTo("conditionNotMet");
    assertThat(emulator.get(OBJECTS + "/x?alt=media").text()).isEqualTo("one");
    assertThat(status("DELETE", "ifGenerationMatch=" + generation)).isEqualTo(204);
    assertThat(emulator.post(UPLOAD + "x&ifGenerationNotMatch=0", "two").status()).isEqualTo(304);
    assertThat(emulator.post(UPLOAD + "x&ifGenerationNotMatch=7", "two").status()).isEqualTo(304);
    assertThat(emulator.post(UPLOAD + "x&ifGenerationMatch=0", "two").status()).isEqualTo(200);
  }

  @Test
  void metadataHasAGenerationOfItsOwn() throws Exception {
    long generation = store("one");
    JsonNode patched =
        emulator
            .send(
                "PATCH",
                OBJECTS + "/x?ifMetagenerationMatch=1",
                "{\"metadata\": {\"a\": \"1\", \"b\": \"2\"}, \"contentType\": \"text/plain\"}")
            .json();
    assertThat(patched.path("generation").asLong()).isEqualTo(generation);
    assertThat(patched.path("metageneration").asText()).isEqualTo("2");
    JsonNode again = emulator.send("PATCH", OBJECTS + "/x", "{\"metadata\": {\"a\": null}}").json();
    assertThat(again.path("metadata").toString()).isEqualTo("{\"b\":\"2\"}");
    assertThat(again.path("contentType").asText()).isEqualTo("text/plain");
    assertThat(again.path("metageneration").asText()).isEqualTo("3");
  }

  @Test
  void ofManyWritersThatAskForTheSameOneWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      long generation = 0;
      for (int round = 0; round < 10; round++) {
        String path = UPLOAD + "x&ifGenerationMatch=" + generation;
        List<Callable<Integer>> writers =
            IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> emulator.post(path, "w" + i).status())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> writer : threads.invokeAll(writers)) {
          statuses.add(writer.get());
        }
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        generation = emulator.get(OBJECTS + "/x").json().path("generation").asLong();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
