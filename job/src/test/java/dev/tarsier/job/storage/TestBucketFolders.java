package dev.tarsier.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestBucketFolders {
  @TempDir private Path buckets;
  private Configuration configuration;

  @BeforeEach
  void configure() {
    configuration = new Configuration();
    configuration.set("fs.gs.impl", BucketFolders.class.getName());
    configuration.set("fs.gs.impl.disable.cache", "true");
    configuration.set(BucketFolders.FOLDER, buckets.toString());
  }

  private FileSystem of(String uri) throws IOException {
    return Storage.of(new Location(uri), configuration, "source.uri");
  }

  private static org.apache.hadoop.fs.Path path(String uri) {
    return Storage.path(new Location(uri));
  }

  private void write(String uri, String text) throws IOException {
    try (OutputStream out = Storage.create(of(uri), path(uri))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void objectsAreFilesBelowTheirBucket() throws IOException {
    write("gs://my_bucket.1/a b/c%20d#e?f ä.txt", "text");

    assertThat(Files.readString(buckets.resolve("my_bucket.1/a b/c%20d#e?f ä.txt")))
        .isEqualTo("text");
    try (var in = of("gs://my_bucket.1/x").open(path("gs://my_bucket.1/a b/c%20d#e?f ä.txt"))) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("text");
    }
    try (var files = Files.list(buckets.resolve("my_bucket.1/a b"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void pathsComeBackAsTheyAreNamed() throws IOException {
    write("gs://bucket/a/1.txt", "one");
    write("gs://bucket/a/b/2 %.txt", "two");
    FileSystem fileSystem = of("gs://bucket/a");

    assertThat(Arrays.stream(fileSystem.listStatus(path("gs://bucket/a"))).map(Object::toString))
        .allMatch(text -> text.contains("path=gs://bucket/a/"));
    assertThat(
            Arrays.stream(fileSystem.listStatus(path("gs://bucket/a/b"))).map(FileStatus::getPath))
        .containsExactly(path("gs://bucket/a/b/2 %.txt"));
    assertThat(Arrays.stream(fileSystem.listStatus(path("gs://bucket"))).map(FileStatus::getPath))
        .containsExactly(new org.apache.hadoop.fs.Path("gs://bucket/a"));
    FileStatus status = fileSystem.getFileStatus(path("gs://bucket/a/1.txt"));
    assertThat(status.getPath()).isEqualTo(path("gs://bucket/a/1.txt"));
    assertThat(status.getLen()).isEqualTo(3);
    assertThat(fileSystem.getUri()).hasToString("gs://bucket");
    assertThat(fileSystem.getWorkingDirectory())
        .isEqualTo(new org.apache.hadoop.fs.Path("gs://bucket/"));
  }

  @Test
  void renamesAndDeletes() throws IOException {
    write("gs://bucket/a/1.txt", "one");
    FileSystem fileSystem = of("gs://bucket/a");
    fileSystem.mkdirs(path("gs://bucket/b/c"));

    assertThat(fileSystem.rename(path("gs://bucket/a/1.txt"), path("gs://bucket/b/c/1.txt")))
        .isTrue();
    assertThat(fileSystem.exists(path("gs://bucket/a/1.txt"))).isFalse();
    assertThat(Files.readString(buckets.resolve("bucket/b/c/1.txt"))).isEqualTo("one");
    assertThat(fileSystem.delete(path("gs://bucket/b"), true)).isTrue();
    assertThat(buckets.resolve("bucket/b")).doesNotExist();
    assertThat(fileSystem.delete(path("gs://bucket/b"), true)).isFalse();
  }

  @Test
  void missingObject() throws IOException {
    Files.createDirectories(buckets.resolve("bucket"));

    assertThatThrownBy(() -> of("gs://bucket/a").getFileStatus(path("gs://bucket/a")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("gs://bucket/a does not exist");
    assertThatThrownBy(() -> of("gs://bucket/a").open(path("gs://bucket/a")))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(of("gs://bucket/a").exists(path("gs://bucket/a"))).isFalse();
  }

  @Test
  void missingBucket() {
    String message =
        "Cannot find bucket: nowhere (make the folder "
            + buckets.resolve("nowhere")
            + ", or pass --buckets with the folder that has it)";

    assertThatThrownBy(() -> of("gs://nowhere/a").getFileStatus(path("gs://nowhere/a")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> of("gs://nowhere/a").listStatus(path("gs://nowhere/a")))
        .hasMessage(message);
    assertThatThrownBy(() -> of("gs://nowhere/a").open(path("gs://nowhere/a"))).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a", "A-bucket", "a..b", "-ab"})
  void bucketsThatAreNone(String bucket) {
    Configuration own = configuration;

    assertThatThrownBy(
            () -> new BucketFolders().initialize(java.net.URI.create("gs://" + bucket), own))
        .isInstanceOf(IOException.class)
        .hasMessage("Invalid bucket: " + bucket + " (3 to 222 of a-z, 0-9, -, _ and .)");
  }

  @Test
  void withoutTheFolderOfBuckets() {
    configuration.unset(BucketFolders.FOLDER);

    assertThatThrownBy(() -> of("gs://bucket/a"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Missing setting: tarsier.buckets (the folder that holds a folder for each bucket)");
  }

  @Test
  void pathsOfAnotherBucket() throws IOException {
    FileSystem fileSystem = of("gs://bucket/a");

    assertThatThrownBy(() -> fileSystem.getFileStatus(path("gs://other/a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Wrong FS: gs://other/a, expected: gs://bucket");
  }
}
