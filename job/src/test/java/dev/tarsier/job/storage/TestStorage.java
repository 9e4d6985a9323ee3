package dev.tarsier.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestStorage {
  private final Configuration configuration = new Configuration();

  @TempDir private Path folder;

  @Test
  void localFilesWithoutSideFiles() throws IOException {
    Location file = new Location("file:" + folder + "/a 1%.bin");
    FileSystem fileSystem = Storage.of(file, configuration, "output.uri");

    fileSystem.create(Storage.path(file)).close();

    assertThat(fileSystem).isInstanceOf(RawLocalFileSystem.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("a 1%.bin"));
    }
  }

  @Test
  void schemeOfNoFileSystem() {
    assertThatThrownBy(
            () -> Storage.of(new Location("nowhere://bucket/a"), configuration, "source.uri"))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("source.uri"))
        .hasMessage(
            "Unsupported scheme nowhere: nowhere://bucket/a"
                + " (its Hadoop file system is not on the class path; on Dataproc, gs: is;"
                + " on one machine --buckets DIR lets folders stand for buckets)");
  }

  @ParameterizedTest
  @CsvSource({
    "gs://bucket, gs, bucket, /",
    "gs://bucket/a b/c%20d#e?f, gs, bucket, /a b/c%20d#e?f",
    "file:/a/b:c.jpg, file, , /a/b:c.jpg",
    "file:/, file, , /"
  })
  void path(String uri, String scheme, String authority, String path) {
    org.apache.hadoop.fs.Path hadoop = Storage.path(new Location(uri));

    assertThat(hadoop.toUri().getScheme()).isEqualTo(scheme);
    assertThat(hadoop.toUri().getAuthority()).isEqualTo(authority);
    assertThat(hadoop.toUri().getPath()).isEqualTo(path);
  }
}
