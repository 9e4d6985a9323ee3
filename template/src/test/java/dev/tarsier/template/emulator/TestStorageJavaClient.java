package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.InputStreamContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Bucket;
import com.google.api.services.storage.model.ComposeRequest;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.RewriteResponse;
import com.google.api.services.storage.model.StorageObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's own client of Cloud Storage, as {@code generate --upload} has it. */
class TestStorageJavaClient {
  @TempDir private Path folder;
  private EmulatorFixture emulator;
  private Storage storage;

  @BeforeEach
  void start() throws Exception {
    emulator = new EmulatorFixture(folder);
    storage =
        new Storage.Builder(new NetHttpTransport(), new GsonFactory(), request -> {})
            .setRootUrl(emulator.root().toString())
            .setApplicationName("test")
            .build();
    storage.buckets().insert("p", new Bucket().setName("eyes").setLocation("EU")).execute();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private StorageObject store(String name, String text) throws IOException {
    return storage
        .objects()
        .insert(
            "eyes",
            new StorageObject().setName(name).setMetadata(Map.of("of", name)),
            new ByteArrayContent("text/plain", text.getBytes(StandardCharsets.UTF_8)))
        .execute();
  }

  private String read(String name) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    storage.objects().get("eyes", name).executeMediaAndDownloadTo(content);
    return content.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLargeObjectGoesInChunks() throws Exception {
    byte[] content = new byte[1_000_000];
    new Random(6).nextBytes(content);
    Storage.Objects.Insert insert =
        storage
            .objects()
            .insert(
                "eyes",
                new StorageObject().setName("a/b c").setContentType("image/png"),
                new InputStreamContent(null, new ByteArrayInputStream(content)));
    insert.getMediaHttpUploader().setDirectUploadEnabled(false).setChunkSize(256 << 10);

    StorageObject stored = insert.setIfGenerationMatch(0L).execute();

    assertThat(stored.getSize()).isEqualTo(1_000_000);
    assertThat(stored.getContentType()).isEqualTo("image/png");
    assertThat(folder.resolve("buckets/eyes/a/b c")).hasBinaryContent(content);
    assertThat(emulator.requests().stream().filter(line -> line.endsWith(" 308"))).hasSize(3);
  }

  @Test
  void metadataIsPatched() throws Exception {
    StorageObject stored = store("x", "text");
    StorageObject patched =
        storage
            .objects()
            .patch("eyes", "x", new StorageObject().setCacheControl("no-store"))
            .setIfMetagenerationMatch(stored.getMetageneration())
            .execute();
    assertThat(patched.getMetadata()).containsEntry("of", "x");
    assertThat(patched.getCacheControl()).isEqualTo("no-store");
    assertThat(patched.getMetageneration()).isEqualTo(2);
    assertThat(read("x")).isEqualTo("text");
  }

  @Test
  void refusalsSayWhy() throws Exception {
    store("x", "text");
    assertThatThrownBy(
            () -> storage.objects().delete("eyes", "x").setIfGenerationMatch(1L).execute())
        .isInstanceOfSatisfying(
            GoogleJsonResponseException.class,
            e ->
                assertThat(e.getDetails().getErrors().get(0).getReason())
                    .isEqualTo("conditionNotMet"));
    assertThatThrownBy(() -> storage.buckets().delete("eyes").execute())
        .hasMessageContaining("The bucket you tried to delete is not empty.");
  }

  @Test
  void copiesAndCompositesAreMade() throws Exception {
    store("x", "one");
    RewriteResponse copied = storage.objects().rewrite("eyes", "x", "eyes", "y", null).execute();
    assertThat(copied.getDone()).isTrue();
    assertThat(copied.getResource().getMetadata()).containsEntry("of", "x");
    ComposeRequest parts =
        new ComposeRequest()
            .setSourceObjects(
                List.of(
                    new ComposeRequest.SourceObjects().setName("x"),
                    new ComposeRequest.SourceObjects().setName("y")));
    assertThat(storage.objects().compose("eyes", "z", parts).execute().getComponentCount())
        .isEqualTo(2);
    assertThat(read("z")).isEqualTo("oneone");
  }

  @Test
  void listsArePaged() throws Exception {
    for (String name : List.of("a", "b/1", "b/2", "c")) {
      store(name, name);
    }
    Storage.Objects.List list = storage.objects().list("eyes").setDelimiter("/").setMaxResults(2L);
    List<String> names = new ArrayList<>();
    Objects page;
    do {
      page = list.execute();
      if (page.getItems() != null) {
        page.getItems().forEach(item -> names.add(item.getName()));
      }
      if (page.getPrefixes() != null) {
        names.addAll(page.getPrefixes());
      }
      list.setPageToken(page.getNextPageToken());
    } while (page.getNextPageToken() != null);
    assertThat(names).containsExactly("a", "b/", "c");
  }

  @Test
  void aBatchOfDeletesIsOneRequest() throws Exception {
    store("x", "text");
    List<String> heard = new ArrayList<>();
    JsonBatchCallback<Void> callback =
        new JsonBatchCallback<>() {
          @Override
          public void onSuccess(Void nothing, HttpHeaders headers) {
            heard.add("deleted");
          }

          @Override
          public void onFailure(GoogleJsonError error, HttpHeaders headers) {
            heard.add(error.getMessage());
          }
        };
    BatchRequest batch = storage.batch();
    storage.objects().delete("eyes", "x").queue(batch, callback);
    storage.objects().delete("eyes", "no").queue(batch, callback);
    batch.execute();
    assertThat(heard).containsExactly("deleted", "No such object: eyes/no");
    assertThat(emulator.requests()).last().asString().isEqualTo("POST /batch/storage/v1 200");
  }
}
