package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.InputStreamContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Bucket;
import com.google.api.services.storage.model.ComposeRequest;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What Google's documentation of the JSON API of Cloud Storage promises, asked of a server through
 * Google's own client: of ours, and of one that others wrote from the same documentation. Where the
 * two part, {@link #knows} has the reason.
 */
abstract class StorageContract {
  private static final String BUCKET = "contract-eyes";

  /** What a server may do otherwise than documented. */
  enum Part {
    METADATA_IS_MERGED,
    GENERATION_PRECONDITIONS,
    PAGES,
    COMPOSE
  }

  /** What documentation asks for. */
  interface Promise {
    void check() throws IOException;
  }

  private Storage storage;

  /** Where it serves, with a slash at the end. */
  abstract URI root() throws Exception;

  /** False only with a reason beside it. */
  abstract boolean knows(Part part);

  /** A departure that is none any more is noticed, so that the list of them stays true. */
  private void promised(Part part, Promise promise) throws IOException {
    if (knows(part)) {
      promise.check();
    } else {
      assertThat(catchThrowable(promise::check)).as("departure " + part).isNotNull();
    }
  }

  @BeforeEach
  void client() throws Exception {
    storage =
        new Storage.Builder(new NetHttpTransport(), new GsonFactory(), request -> {})
            .setRootUrl(root().toString())
            .setApplicationName("test")
            .build();
    storage.buckets().insert("p", new Bucket().setName(BUCKET).setLocation("EU")).execute();
  }

  private static ByteArrayContent text(String text) {
    return new ByteArrayContent("text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private StorageObject store(String name, String text) throws IOException {
    return storage
        .objects()
        .insert(
            BUCKET, new StorageObject().setName(name).setMetadata(Map.of("of", name)), text(text))
        .execute();
  }

  private String read(String name) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    storage.objects().get(BUCKET, name).executeMediaAndDownloadTo(content);
    return content.toString(StandardCharsets.UTF_8);
  }

  private static int status(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    HttpResponseException refusal = catchThrowableOfType(HttpResponseException.class, call);
    return refusal == null ? 200 : refusal.getStatusCode();
  }

  @Test
  void whatIsStoredIsRead() throws IOException {
    StorageObject stored = store("a/b c.txt", "123456789");

    assertThat(stored.getName()).isEqualTo("a/b c.txt");
    assertThat(stored.getSize()).isEqualTo(9);
    // The check value of CRC-32C (RFC 3720, B.4): e3069283.
    assertThat(stored.getCrc32c()).isEqualTo("4waSgw==");
    assertThat(stored.getMd5Hash()).isEqualTo("JfnnlDI7RTiF9RgfG2JNCw==");
    assertThat(read("a/b c.txt")).isEqualTo("123456789");
    assertThat(storage.objects().get(BUCKET, "a/b c.txt").execute().getMetadata())
        .containsEntry("of", "a/b c.txt");
  }

  @Test
  void whatIsNotThereIsA404() throws IOException {
    assertThat(status(() -> storage.objects().get(BUCKET, "none").execute())).isEqualTo(404);
    assertThat(status(() -> read("none"))).isEqualTo(404);
    assertThat(status(() -> storage.objects().delete(BUCKET, "none").execute())).isEqualTo(404);
    assertThat(status(() -> storage.objects().list("no-such-bucket").execute())).isEqualTo(404);
  }

  @Test
  void whatIsDeletedIsGone() throws IOException {
    store("x", "1");
    storage.objects().delete(BUCKET, "x").execute();

    assertThat(status(() -> storage.objects().get(BUCKET, "x").execute())).isEqualTo(404);
  }

  @Test
  void generationsGrowAndGuard() throws IOException {
    long first = store("x", "1").getGeneration();
    long second = store("x", "2").getGeneration();

    assertThat(second).isGreaterThan(first);
    promised(
        Part.GENERATION_PRECONDITIONS,
        () -> {
          assertThat(status(() -> createOnly("x"))).isEqualTo(412);
          assertThat(status(() -> deleteOnly("x", first))).isEqualTo(412);
          assertThat(read("x")).isEqualTo("2");
        });
  }

  private void createOnly(String name) throws IOException {
    storage
        .objects()
        .insert(BUCKET, new StorageObject().setName(name), text("3"))
        .setIfGenerationMatch(0L)
        .execute();
  }

  private void deleteOnly(String name, long generation) throws IOException {
    storage.objects().delete(BUCKET, name).setIfGenerationMatch(generation).execute();
  }

  @Test
  void aPartIsGivenByItsRange() throws IOException {
    store("x", "0123456789");
    Storage.Objects.Get get = storage.objects().get(BUCKET, "x");
    get.getRequestHeaders().setRange("bytes=2-4");

    assertThat(new String(get.executeMedia().getContent().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("234");
  }

  @Test
  void foldersAreWhatStandsBeforeADelimiter() throws IOException {
    for (String name : List.of("a/1", "a/2", "a/b/3", "c", "d/4")) {
      store(name, "1");
    }
    Objects top = storage.objects().list(BUCKET).setDelimiter("/").execute();
    Objects below = storage.objects().list(BUCKET).setDelimiter("/").setPrefix("a/").execute();
    Objects all = storage.objects().list(BUCKET).setPrefix("a/").execute();

    assertThat(top.getItems()).extracting(StorageObject::getName).containsExactly("c");
    assertThat(top.getPrefixes()).containsExactly("a/", "d/");
    assertThat(below.getItems()).extracting(StorageObject::getName).containsExactly("a/1", "a/2");
    assertThat(below.getPrefixes()).containsExactly("a/b/");
    assertThat(all.getItems())
        .extracting(StorageObject::getName)
        .containsExactly("a/1", "a/2", "a/b/3");
  }

  @Test
  void pagesFollowOneAnother() throws IOException {
    for (int i = 0; i < 5; i++) {
      store("p" + i, "1");
    }
    promised(
        Part.PAGES,
        () ->
            assertThat(pages())
                .containsExactly(List.of("p0", "p1"), List.of("p2", "p3"), List.of("p4")));
  }

  /** Of two names each. */
  private List<List<String>> pages() throws IOException {
    List<List<String>> pages = new ArrayList<>();
    String token = null;
    do {
      Objects page = storage.objects().list(BUCKET).setMaxResults(2L).setPageToken(token).execute();
      pages.add(page.getItems().stream().map(StorageObject::getName).toList());
      token = page.getNextPageToken();
    } while (token != null && pages.size() < 9);
    return pages;
  }

  @Test
  void aLargeObjectGoesInChunks() throws IOException {
    byte[] content = new byte[700_000];
    new Random(6).nextBytes(content);
    Storage.Objects.Insert insert =
        storage
            .objects()
            .insert(
                BUCKET,
                new StorageObject().setName("large").setContentType("image/png"),
                new InputStreamContent(null, new ByteArrayInputStream(content)));
    insert.getMediaHttpUploader().setDirectUploadEnabled(false).setChunkSize(256 << 10);

    assertThat(insert.execute().getSize()).isEqualTo(700_000);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    storage.objects().get(BUCKET, "large").executeMediaAndDownloadTo(read);
    assertThat(read.toByteArray()).isEqualTo(content);
  }

  @Test
  void composedInTheOrderThatWasAskedFor() throws IOException {
    store("2", "two");
    store("1", "one");
    ComposeRequest request =
        new ComposeRequest()
            .setDestination(new StorageObject().setContentType("text/plain"))
            .setSourceObjects(
                Stream.of("2", "1")
                    .map(name -> new ComposeRequest.SourceObjects().setName(name))
                    .toList());

    promised(
        Part.COMPOSE,
        () -> {
          storage.objects().compose(BUCKET, "both", request).execute();
          assertThat(read("both")).isEqualTo("twoone");
        });
  }

  @Test
  void rewrittenIsACopy() throws IOException {
    store("x", "text");
    storage.objects().rewrite(BUCKET, "x", BUCKET, "y", null).execute();

    assertThat(read("y")).isEqualTo("text");
    assertThat(read("x")).isEqualTo("text");
    assertThat(storage.objects().get(BUCKET, "y").execute().getMetadata()).containsEntry("of", "x");
  }

  @Test
  void metadataIsPatched() throws IOException {
    store("x", "text");

    promised(
        Part.METADATA_IS_MERGED,
        () -> {
          StorageObject patched =
              storage
                  .objects()
                  .patch(BUCKET, "x", new StorageObject().setMetadata(Map.of("more", "1")))
                  .execute();
          assertThat(patched.getMetadata()).containsEntry("of", "x").containsEntry("more", "1");
          assertThat(patched.getMetageneration()).isEqualTo(2);
        });
    assertThat(read("x")).isEqualTo("text");
  }

  @Test
  void spoiltBytesAreRefused() {
    StorageObject object = new StorageObject().setName("x").setCrc32c("AAAAAA==");

    assertThat(status(() -> storage.objects().insert(BUCKET, object, text("text")).execute()))
        .isEqualTo(400);
    assertThat(status(() -> storage.objects().get(BUCKET, "x").execute())).isEqualTo(404);
  }
}
