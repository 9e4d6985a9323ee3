package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestLocation {
  @ParameterizedTest
  @CsvSource({
    "file:/a/b, file:/a/b",
    "file:///a//b/, file:/a/b",
    "file:////a///b//, file:/a/b",
    "file:/, file:/",
    "file:///, file:/",
    "gs://bucket, gs://bucket",
    "gs://bucket/, gs://bucket",
    "gs://bucket//folder/, gs://bucket/folder",
    "hdfs://name:8020/a/, hdfs://name:8020/a",
    "hdfs:///a, hdfs:/a",
    "gs://bucket/100%25 #1?, gs://bucket/100%25 #1?"
  })
  void oneSpellingForOnePlace(String given, String uri) {
    assertThat(new Location(given)).isEqualTo(new Location(uri)).hasToString(uri);
    assertThat(new Location(uri)).as("stays as it is").hasToString(uri);
  }

  @ParameterizedTest
  @CsvSource({
    "file:/a/b, file, /a/b",
    "file:/, file, /",
    "gs://bucket, gs, ''",
    "gs://bucket/a/b c, gs, /a/b c",
    "hdfs://name:8020/a, hdfs, /a"
  })
  void parts(String uri, String scheme, String path) {
    assertThat(new Location(uri).scheme()).isEqualTo(scheme);
    assertThat(new Location(uri).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "file:/a, b/c.jpg, file:/a/b/c.jpg",
    "file:/, a.jpg, file:/a.jpg",
    "gs://bucket, a.jpg, gs://bucket/a.jpg",
    "gs://bucket/a, 50% of #2?.jpg, gs://bucket/a/50% of #2?.jpg",
    "file:/a, b:c.jpg, file:/a/b:c.jpg",
    "file:/a, ..b, file:/a/..b"
  })
  void child(String parent, String relative, String uri) {
    assertThat(new Location(parent).child(relative)).hasToString(uri);
  }

  @Test
  void lineBreakInAName() {
    assertThat(new Location("file:/a").child("b\nc.jpg").path()).isEqualTo("/a/b\nc.jpg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a/b", "a/b", "C:\\a", "GS://bucket/a", "file:a", "gs:bucket/a"})
  void noUri(String uri) {
    assertThatThrownBy(() -> new Location(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid location: "
                + uri
                + " (write a URI such as gs://bucket/folder or file:/folder)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs:///folder", "gs:/folder", "gs://", "gs:"})
  void noBucket(String uri) {
    assertThatThrownBy(() -> new Location(uri)).hasMessage("Missing bucket in location: " + uri);
  }

  @Test
  void noPath() {
    assertThatThrownBy(() -> new Location("file:")).hasMessage("Missing path in location: file:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/a/../b", "file:/..", "gs://bucket/a/.."})
  void wayUp(String uri) {
    assertThatThrownBy(() -> new Location(uri))
        .hasMessage("Invalid location: " + uri + " (must not contain ..)");
  }

  @Test
  void wayUpOutOfAParent() {
    assertThatThrownBy(() -> new Location("file:/a").child("../b"))
        .hasMessage("Invalid location: file:/a/../b (must not contain ..)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://me:s3cret@host/x", "gs://:s3cret@b", "s3a://a:b@c/d/e"})
  void passwordIsRefusedAndNotRepeated(String uri) {
    assertThatThrownBy(() -> new Location(uri))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid location: it holds a password (leave it out; who runs the job must have"
                + " access)");
  }

  @Test
  void containerAndColonsInPathsAreNoPassword() {
    assertThat(new Location("abfs://container@account/x").uri())
        .isEqualTo("abfs://container@account/x");
    assertThat(new Location("file:/a:b@c/d").uri()).isEqualTo("file:/a:b@c/d");
    assertThat(new Location("hdfs://host:8020/a@b").uri()).isEqualTo("hdfs://host:8020/a@b");
  }
}
