package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real {@code gcloud storage} on the buckets of {@code tarsier emulator}. */
class TestGcloudStorage {
  @TempDir private static Path folder;
  private static ServedEmulator emulator;
  private static Gcloud gcloud;

  @BeforeAll
  static void serve() throws Exception {
    Assumptions.assumeTrue(Gcloud.isInstalled(), "skipped: gcloud not found");
    Files.createDirectories(folder.resolve("buckets/eyes"));
    emulator = ServedEmulator.start(folder);
    Map<String, String> settings = new TreeMap<>(emulator.exports());
    // What is past it goes by a resumable upload.
    settings.put("CLOUDSDK_STORAGE_RESUMABLE_THRESHOLD", "1Mi");
    gcloud = new Gcloud(folder, settings);
  }

  @AfterAll
  static void end() throws Exception {
    if (emulator != null) {
      emulator.end();
    }
  }

  private static String storage(String... arguments) throws Exception {
    return gcloud.call("storage", arguments).orFail().out();
  }

  @Test
  void smallFilesAreCopiedListedShownAndRemoved() throws Exception {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, "eye,label\n1,left\n");

    storage("cp", file.toString(), "gs://eyes/in/labels.csv");
    assertThat(storage("cat", "gs://eyes/in/labels.csv")).isEqualTo("eye,label\n1,left\n");
    storage("cp", "gs://eyes/in/labels.csv", "gs://eyes/copy.csv");
    assertThat(storage("ls", "gs://eyes/").lines())
        .containsExactlyInAnyOrder("gs://eyes/copy.csv", "gs://eyes/in/");
    assertThat(storage("ls", "gs://eyes/**").lines())
        .containsExactlyInAnyOrder("gs://eyes/copy.csv", "gs://eyes/in/labels.csv");
    storage("rm", "gs://eyes/copy.csv");
    storage("rm", "--recursive", "gs://eyes/in/");
    assertThat(folder.resolve("buckets/eyes/copy.csv")).doesNotExist();
    assertThat(folder.resolve("buckets/eyes/in")).doesNotExist();
  }

  @Test
  void aLargeFileGoesAndComesWhole() throws Exception {
    byte[] content = new byte[5_000_000];
    new Random(6).nextBytes(content);
    Path file = folder.resolve("shard.tar");
    Files.write(file, content);

    storage("cp", file.toString(), "gs://eyes/large/shard.tar");
    storage("cp", "gs://eyes/large/shard.tar", folder.resolve("back.tar").toString());

    assertThat(folder.resolve("buckets/eyes/large/shard.tar")).hasBinaryContent(content);
    assertThat(folder.resolve("back.tar")).hasBinaryContent(content);
    assertThat(storage("hash", "--skip-md5", "gs://eyes/large/shard.tar")).contains("crc32c_hash");
  }

  @Test
  void bucketsAreMadeAndRemoved() throws Exception {
    storage("buckets", "create", "gs://made-here", "--location=europe-west4");
    assertThat(storage("buckets", "describe", "gs://made-here", "--format=value(location)"))
        .isEqualTo("EUROPE-WEST4\n");
    storage("buckets", "update", "gs://made-here", "--update-labels=team=eyes");
    assertThat(storage("buckets", "describe", "gs://made-here", "--format=value(labels)"))
        .contains("team=eyes");
    storage("buckets", "delete", "gs://made-here");
    assertThat(folder.resolve("buckets/made-here")).doesNotExist();
  }
}
