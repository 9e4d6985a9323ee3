package dev.tarsier.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.sink.CommittedFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector that clusters have, on the Cloud Storage of {@code tarsier emulator}. */
class TestCloudStorageConnector {
  /** As a job's; the least that the connector takes is 256 KiB. */
  private static final int CHUNK = 8 << 20;

  @TempDir private static java.nio.file.Path folder;
  private static ServedEmulator emulator;
  private static URLClassLoader connector;
  private static Configuration configuration;
  private static FileSystem bucket;

  @BeforeAll
  static void open() throws Exception {
    Files.createDirectories(folder.resolve("buckets/eyes"));
    emulator = ServedEmulator.start(folder);
    connector = new URLClassLoader(jars(), TestCloudStorageConnector.class.getClassLoader());
    configuration = new Configuration();
    configuration.setClassLoader(connector);
    configuration.set("fs.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem");
    configuration.set("fs.gs.auth.type", "UNAUTHENTICATED");
    configuration.set("fs.gs.storage.root.url", emulator.root());
    configuration.set("fs.gs.project.id", "tarsier-local");
    configuration.setInt("fs.gs.outputstream.upload.chunk.size", CHUNK);
    bucket = FileSystem.newInstance(URI.create("gs://eyes/"), configuration);
  }

  private static URL[] jars() throws IOException {
    List<URL> jars = new ArrayList<>();
    try (Stream<java.nio.file.Path> files =
        Files.list(Checkout.sparkHome().resolve("connectors"))) {
      for (java.nio.file.Path jar : files.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    return jars.toArray(URL[]::new);
  }

  @AfterAll
  static void close() throws Exception {
    bucket.close();
    connector.close();
    emulator.end();
  }

  private static void write(String path, byte[] content) throws IOException {
    try (FSDataOutputStream stream = bucket.create(new Path(path), true)) {
      stream.write(content);
    }
  }

  private static void write(String path, String content) throws IOException {
    write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream stream = bucket.open(new Path(path))) {
      return stream.readAllBytes();
    }
  }

  private static List<String> list(String path) throws IOException {
    return Arrays.stream(bucket.listStatus(new Path(path)))
        .map(FileStatus::getPath)
        .map(Path::toString)
        .toList();
  }

  @Test
  void aLargeFileIsWrittenInChunksAndReadByParts() throws Exception {
    byte[] content = new byte[3 * CHUNK + 12_345];
    new Random(6).nextBytes(content);

    write("/large/file", content);

    assertThat(folder.resolve("buckets/eyes/large/file")).hasBinaryContent(content);
    assertThat(bucket.getFileStatus(new Path("/large/file")).getLen()).isEqualTo(content.length);
    assertThat(read("/large/file")).isEqualTo(content);
    try (FSDataInputStream stream = bucket.open(new Path("/large/file"))) {
      for (int position : List.of(20_000_000, 0, CHUNK - 1, content.length - 10)) {
        byte[] part = new byte[10];
        stream.readFully(position, part);
        assertThat(part).isEqualTo(Arrays.copyOfRange(content, position, position + 10));
      }
    }
  }

  @Test
  void foldersAreMadeListedAndRenamed() throws Exception {
    assertThat(bucket.mkdirs(new Path("/tree/empty"))).isTrue();
    write("/tree/full/a b+c.txt", "ab");
    write("/tree/full/deep/ü", "u");

    assertThat(list("/tree"))
        .containsExactlyInAnyOrder("gs://eyes/tree/empty", "gs://eyes/tree/full");
    assertThat(bucket.getFileStatus(new Path("/tree/empty")).isDirectory()).isTrue();
    assertThat(bucket.rename(new Path("/tree/full"), new Path("/tree/moved"))).isTrue();

    assertThat(list("/tree/moved"))
        .containsExactlyInAnyOrder("gs://eyes/tree/moved/a b+c.txt", "gs://eyes/tree/moved/deep");
    assertThat(read("/tree/moved/deep/ü")).asString(StandardCharsets.UTF_8).isEqualTo("u");
    assertThat(bucket.exists(new Path("/tree/full"))).isFalse();
    assertThat(bucket.delete(new Path("/tree"), true)).isTrue();
    assertThat(bucket.exists(new Path("/tree"))).isFalse();
    assertThat(folder.resolve("buckets/eyes/tree")).doesNotExist();
  }

  @Test
  void aFileIsReplacedOnlyWhenThatIsMeant() throws Exception {
    Path file = new Path("/replaced");
    write("/replaced", "one");
    assertThatThrownBy(() -> bucket.create(file, false).close())
        .isInstanceOf(FileAlreadyExistsException.class);
    write("/replaced", "two");
    assertThat(read("/replaced")).asString(StandardCharsets.UTF_8).isEqualTo("two");
    assertThat(bucket.delete(file, false)).isTrue();
    assertThat(bucket.delete(file, false)).isFalse();
    assertThatThrownBy(() -> bucket.open(file)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void ofManyWhoCreateAFileOneDoes() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      Callable<Boolean> creator =
          () -> {
            try (FSDataOutputStream stream = bucket.create(new Path("/contended"), false)) {
              stream.write(1);
              return true;
            } catch (IOException e) {
              return false;
            }
          };
      List<Boolean> created = new ArrayList<>();
      for (Future<Boolean> one :
          threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> creator).toList())) {
        created.add(one.get());
      }
      assertThat(created.stream().filter(done -> done)).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofManyWhoCommitAFolderOneDoesWhateverOthersLeft() throws Exception {
    Location below = new Location("gs://eyes/tests");
    new CommittedFolder(below, "one", configuration).writeText("a.csv", "of one that was killed");
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> attempts =
          IntStream.range(0, 6).mapToObj(i -> (Callable<Boolean>) () -> commits(below, i)).toList();
      List<Future<Boolean>> ends = threads.invokeAll(attempts);
      List<String> committed = new ArrayList<>();
      for (int i = 0; i < ends.size(); i++) {
        if (ends.get(i).get()) {
          committed.add("of " + i);
        }
      }
      assertThat(committed).hasSize(1);
      assertThat(CommittedFolder.read(below.child("one"), "a.csv", configuration))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(committed.get(0));
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean commits(Location below, int number) throws IOException {
    CommittedFolder mine = new CommittedFolder(below, "one", configuration);
    try {
      mine.writeText("a.csv", "of " + number);
      mine.commit();
      return true;
    } catch (InputProblem e) {
      return false;
    } finally {
      mine.discard();
    }
  }

  @Test
  void manyFilesAreListedPageByPage() throws Exception {
    java.nio.file.Path many = Files.createDirectories(folder.resolve("buckets/eyes/many"));
    for (int i = 0; i < 2345; i++) {
      Files.createFile(many.resolve("file-" + i));
    }
    assertThat(list("/many")).hasSize(2345).doesNotHaveDuplicates();
    assertThat(bucket.globStatus(new Path("/many/file-23*"))).hasSize(56);
    assertThat(bucket.delete(new Path("/many"), true)).isTrue();
    assertThat(many).doesNotExist();
  }
}
