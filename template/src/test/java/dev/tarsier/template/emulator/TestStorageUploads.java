package dev.tarsier.template.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.emulator.EmulatorFixture.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New objects, in one request or in several. */
class TestStorageUploads {
  private static final String OBJECTS = "storage/v1/b/eyes/o";
  private static final String UPLOAD = "upload/storage/v1/b/eyes/o?uploadType=";
  private static final int CHUNK = 256 << 10;

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

  private String session(String name) throws Exception {
    Answer started = emulator.post(UPLOAD + "resumable&name=" + name, "{}");
    String session = started.response().headers().firstValue("Location").orElseThrow();
    return session.substring(emulator.root().toString().length());
  }

  @Test
  void mediaIsStoredWhole() throws Exception {
    Answer stored = emulator.post(UPLOAD + "media&name=x%2Fy", "content");
    assertThat(stored.json().path("size").asText()).isEqualTo("7");
    assertThat(bucket.resolve("x/y")).hasContent("content");
    assertThat(bucket.toFile().list()).containsExactly("x");
  }

  @Test
  void aBucketThatIsWrittenToIsMade() throws Exception {
    emulator.post("upload/storage/v1/b/fresh/o?uploadType=media&name=x", "content");
    assertThat(folder.resolve("buckets/fresh/x")).hasContent("content");
    assertThat(emulator.get("storage/v1/b").json().path("items")).hasSize(2);
    assertThat(emulator.get("storage/v1/b/fresh").json().path("name").asText()).isEqualTo("fresh");
  }

  @Test
  void aBodyOfTwoPartsNamesAndHoldsTheObject() throws Exception {
    String content = "one\r\n--two\r\r\n--b!\nthree";
    String body =
        "--b1\r\nContent-Type: application/json\r\n\r\n{\"name\": \"x\"}\r\n"
            + "--b1\r\nContent-Type: text/plain\r\n\r\n"
            + content
            + "\r\n--b1--\r\n";
    emulator.send(
        "POST", UPLOAD + "multipart", body, "Content-Type", "multipart/related; boundary=\"b1\"");
    assertThat(Files.readString(bucket.resolve("x"))).isEqualTo(content);
  }

  @Test
  void linesMayEndWithoutACarriageReturn() throws Exception {
    String body =
        "--b1\nContent-Type: application/json\n\n{\"name\": \"x\"}\n"
            + "--b1\nContent-Type: image/png\n\none\r\n--b1--";
    Answer stored =
        emulator.send(
            "POST", UPLOAD + "multipart", body, "Content-Type", "multipart/related; boundary=b1");
    assertThat(stored.json().path("contentType").asText()).isEqualTo("image/png");
    assertThat(Files.readString(bucket.resolve("x"))).isEqualTo("one\r");
  }

  @Test
  void anUploadWithoutItsBoundaryIsRefused() throws Exception {
    Answer refused =
        emulator.send(
            "POST", UPLOAD + "multipart", "text", "Content-Type", "multipart/related; boundary=b1");
    assertThat(refused.error()).isEqualTo("400 INVALID_ARGUMENT");
    assertThat(refused.message()).isEqualTo("Invalid upload: the body ends too soon");
  }

  @Test
  void anUploadInPartsIsAnsweredWith308UntilItIsWhole() throws Exception {
    String path = session("x");
    String chunk = "0".repeat(CHUNK);
    Answer first =
        emulator.send("PUT", path, chunk, "Content-Range", "bytes 0-" + (CHUNK - 1) + "/*");
    assertThat(first.status()).isEqualTo(308);
    assertThat(first.response().headers().firstValue("Range")).hasValue("bytes=0-262143");
    assertThat(bucket.resolve("x")).doesNotExist();
    assertThat(emulator.get(OBJECTS).json().path("items")).isEmpty();
    Answer asked = emulator.send("PUT", path, "", "Content-Range", "bytes */*");
    assertThat(asked.response().headers().firstValue("Range")).hasValue("bytes=0-262143");
    Answer gap = emulator.send("PUT", path, "9", "Content-Range", "bytes 300000-300000/300001");
    assertThat(gap.message())
        .isEqualTo("Invalid Content-Range: starts at 300000, but only 262144 bytes are here");
    Answer last = emulator.send("PUT", path, "0012", "Content-Range", "bytes 262142-262145/262146");
    assertThat(last.json().path("size").asText()).isEqualTo("262146");
    assertThat(bucket.resolve("x")).hasContent(chunk + "12");
    assertThat(emulator.send("PUT", path, "", "Content-Range", "bytes */262146").json())
        .isEqualTo(last.json());
  }

  @Test
  void aPartThatIsNotTheLastHoldsWholeChunks() throws Exception {
    String path = session("x");
    Answer small = emulator.send("PUT", path, "0123", "Content-Range", "bytes 0-3/*");
    assertThat(small.error()).isEqualTo("400 INVALID_ARGUMENT");
    assertThat(small.message())
        .endsWith("contained 4 bytes, which does not meet this requirement.");
    String odd = "0".repeat(CHUNK + 5);
    Answer kept = emulator.send("PUT", path, odd, "Content-Range", "bytes 0-262148/*");
    assertThat(kept.response().headers().firstValue("Range")).hasValue("bytes=0-262143");
  }

  /** Google's client for Go sends parts by POST, and takes 308 for a redirect. */
  @Test
  void partsByPostAndWithout308() throws Exception {
    String path = session("x");
    String chunk = "0".repeat(CHUNK);
    String range = "bytes 0-" + (CHUNK - 1) + "/*";
    Answer first =
        emulator.send("POST", path, chunk, "Content-Range", range, "X-GUploader-No-308", "yes");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.response().headers().firstValue("X-HTTP-Status-Code-Override"))
        .hasValue("308");
    assertThat(first.response().headers().firstValue("Range")).hasValue("bytes=0-262143");
    Answer last = emulator.send("POST", path, "12", "Content-Range", "bytes 262144-262145/262146");
    assertThat(last.json().path("size").asText()).isEqualTo("262146");
    assertThat(bucket.resolve("x")).hasContent(chunk + "12");
  }

  @Test
  void anUploadThatIsGivenUpIsGone() throws Exception {
    String path = session("x");
    assertThat(emulator.delete(path).status()).isEqualTo(499);
    assertThat(emulator.send("PUT", path, "", "Content-Range", "bytes */*").status())
        .isEqualTo(404);
    assertThat(emulator.get(OBJECTS + "/x").status()).isEqualTo(404);
  }

  @Test
  void checksumsThatDoNotFitAreRefused() throws Exception {
    Answer crc =
        emulator.send(
            "POST", UPLOAD + "media&name=x", "123456789", "x-goog-hash", "crc32c=AAAAAA==");
    assertThat(crc.message())
        .isEqualTo("Provided CRC32C \"AAAAAA==\" doesn't match calculated CRC32C \"4waSgw==\".");
    String body =
        "--b\r\n\r\n{\"name\": \"x\", \"md5Hash\": \"AAAA\"}\r\n--b\r\n\r\n123456789\r\n--b--";
    Answer md5 =
        emulator.send(
            "POST", UPLOAD + "multipart", body, "Content-Type", "multipart/related; boundary=b");
    assertThat(md5.message())
        .isEqualTo(
            "Provided MD5 hash \"AAAA\" doesn't match calculated MD5 hash"
                + " \"JfnnlDI7RTiF9RgfG2JNCw==\".");
    assertThat(bucket).isEmptyDirectory();
    assertThat(folder.resolve("buckets/.tarsier-storage/uploads")).isEmptyDirectory();
  }

  @Test
  void theRightChecksumsPass() throws Exception {
    Answer stored =
        emulator.send(
            "POST",
            UPLOAD + "media&name=x",
            "123456789",
            "x-goog-hash",
            "crc32c=4waSgw==,md5=JfnnlDI7RTiF9RgfG2JNCw==");
    assertThat(stored.json().path("crc32c").asText()).isEqualTo("4waSgw==");
  }

  @Test
  void typeAndMetadataAreKept() throws Exception {
    String body =
        "--b\r\n\r\n{\"name\": \"x\", \"metadata\": {\"eye\": \"left\"}}\r\n"
            + "--b\r\nContent-Type: image/png\r\n\r\n1\r\n--b--";
    emulator.send(
        "POST", UPLOAD + "multipart", body, "Content-Type", "multipart/related; boundary=b");
    emulator.close();
    emulator = new EmulatorFixture(folder);
    Answer object = emulator.get(OBJECTS + "/x");
    assertThat(object.json().path("contentType").asText()).isEqualTo("image/png");
    assertThat(object.json().at("/metadata/eye").asText()).isEqualTo("left");
    Answer media = emulator.get(OBJECTS + "/x?alt=media");
    assertThat(media.response().headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(emulator.get(OBJECTS).json().path("items")).hasSize(1);
  }
}
