package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.SourceRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSourceLister {
  private static final Duration LONG = Duration.ofHours(1);
  private static JavaSparkContext spark;

  @TempDir private Path root;

  @BeforeAll
  static void start() {
    spark = LocalSpark.start();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @AfterEach
  void removeProbe() {
    ProbedFileSystem.remove(spark.hadoopConfiguration());
  }

  @Test
  void hiddenFilesAndFolders() throws IOException {
    write(
        "b.jpg", "a/b/c.JPG", "_a.jpg", ".hidden.jpg", "_attempts/x.jpg", ".git/x.jpg", "a/n.txt");

    assertThat(paths(Sources.of(root))).containsExactly("_a.jpg", "a/b/c.JPG", "b.jpg");
  }

  @Test
  void includeGlobs() throws IOException {
    write("left/1.PNG", "left/2.jpg", "right/1.png", "left/deep/3.png");

    assertThat(paths(Sources.of(root, List.of("LEFT/*.png", "right/**"))))
        .containsExactly("left/1.PNG", "right/1.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space.jpg",
        "ä/网膜.jpg",
        "100%.jpg",
        "%41.jpg",
        "a#b.jpg",
        "a?b=c.jpg",
        "a:b.jpg",
        "a:b/c.jpg",
        "line\nbreak.jpg",
        "line\nbreak/x.jpg",
        "[a]{b}*.jpg",
        "back\\slash.jpg",
        "quote\"'.jpg",
        "a+b&c;d.jpg"
      })
  void unusualNames(String name) throws IOException {
    Sources.write(root, name, "12345");

    assertThat(list(Sources.of(root), LONG).files())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.path()).isEqualTo(name);
              assertThat(file.bytes()).isEqualTo(5);
              assertThat(file.modifiedMillis()).isPositive();
              assertThat(bytes(file)).isEqualTo("12345");
            });
  }

  private String bytes(SourceFile file) {
    ReadResult read =
        new FileReader(Sources.location(root), spark.hadoopConfiguration())
            .read(file, new BufferPool());
    return read instanceof ReadResult.Loaded loaded
        ? new String(loaded.buffer(), 0, loaded.length(), StandardCharsets.UTF_8)
        : read.toString();
  }

  @Test
  void unusualRoot() throws IOException {
    Path odd = root.resolve("50% of: ä #1?");
    Sources.write(odd, "a/b.jpg", "1");

    assertThat(paths(Sources.of(odd))).containsExactly("a/b.jpg");
  }

  @Test
  void spreadOverExecutors() throws IOException {
    for (int i = 0; i < 12; i++) {
      write(
          i + "/a.jpg", i + "/x y/b:" + i + ".jpg", i + "/_no/c.jpg", i + "/网/%41.jpg", i + ".png");
    }
    Listing alone = list(Sources.of(root), LONG);
    Probe probe = probe();

    Listing spread = list(Sources.of(root), Duration.ZERO);

    assertThat(spread).isEqualTo(alone);
    assertThat(spread.files()).hasSize(48);
    assertThat(probe.listers())
        .anyMatch(name -> name.startsWith("Executor task launch worker"))
        .contains(Thread.currentThread().getName());
  }

  @Test
  void fewFoldersStayWithTheDriver() throws IOException {
    write("a/1.jpg", "b/2.jpg", "b/c/3.jpg");
    Probe probe = probe();

    assertThat(list(Sources.of(root), Duration.ZERO).files()).hasSize(3);
    assertThat(probe.listers()).containsExactly(Thread.currentThread().getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT1H"})
  void noStatusOfAnyFile(Duration alone) throws IOException {
    for (int i = 0; i < 10; i++) {
      write(i + "/a.jpg", i + "/b.jpg", i + "/c.txt");
    }
    Probe probe = probe();

    assertThat(list(Sources.of(root), alone).files()).hasSize(20);
    assertThat(probe.statuses()).as("the root alone").isEqualTo(1);
    assertThat(probe.listings()).as("root and ten folders, once each").isEqualTo(11);
  }

  @Test
  void symbolicLinkToItsOwnParent() throws IOException {
    write("a/b.jpg");
    Files.createSymbolicLink(root.resolve("a/loop"), root.resolve("a"));

    assertRefused(
        () -> list(Sources.of(root), LONG),
        "Cannot list the source: folders nest deeper than 32 at a/"
            + String.join("/", Collections.nCopies(32, "loop"))
            + " (is it a symbolic link to one of its own parents?)");
  }

  @Test
  void symbolicLinksFoundByExecutors() throws IOException {
    for (int i = 0; i < 8; i++) {
      write(i + "/b.jpg");
    }
    Files.createSymbolicLink(root.resolve("3/loop"), root.resolve("3"));

    assertRefused(
        () -> list(Sources.of(root), Duration.ZERO),
        "Cannot list the source: folders nest deeper than 32 at 3/"
            + String.join("/", Collections.nCopies(32, "loop"))
            + " (is it a symbolic link to one of its own parents?)");
  }

  @Test
  void linksToFilesAndOtherFolders(@TempDir Path elsewhere) throws IOException {
    Sources.write(elsewhere, "x.jpg", "123");
    Files.createSymbolicLink(root.resolve("other"), elsewhere);
    Files.createSymbolicLink(root.resolve("one.jpg"), elsewhere.resolve("x.jpg"));
    Files.createSymbolicLink(root.resolve("gone.jpg"), elsewhere.resolve("gone.jpg"));

    assertThat(paths(Sources.of(root))).containsExactly("one.jpg", "other/x.jpg");
  }

  @Test
  void missing() {
    Path gone = root.resolve("gone");

    assertRefused(
        () -> list(Sources.of(gone), LONG), "Missing source: file:" + gone + " does not exist");
  }

  @Test
  void file() throws IOException {
    write("a.jpg");

    assertRefused(
        () -> list(Sources.of(root.resolve("a.jpg")), LONG),
        "Invalid source: file:"
            + root
            + "/a.jpg is a file (name the folder that holds it, or list it in source.inventory)");
  }

  @Test
  void empty() {
    assertNothing(SourceRequest.DEFAULT_INCLUDE, "**/*.{jpg,jpeg,png,webp}");
  }

  @Test
  void noMatch() throws IOException {
    write("a.jpg", "_b/c.png", ".d.png");

    assertNothing(List.of("**/*.png", "*.webp"), "**/*.png *.webp");
  }

  private void assertNothing(List<String> include, String printed) {
    assertRefused(
        () -> list(Sources.of(root, include), LONG),
        "Cannot find images below file:"
            + root
            + ": no file matches "
            + printed
            + " (hidden files and folders that start with _ are left out; see source.include)");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("source.uri"))
        .hasMessage(message);
  }

  private Probe probe() {
    Probe probe = new Probe();
    ProbedFileSystem.install(probe, spark.hadoopConfiguration());
    return probe;
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Sources.write(root, name, name);
    }
  }

  private static List<String> paths(SourceRequest source) throws IOException {
    return list(source, LONG).files().stream().map(SourceFile::path).toList();
  }

  private static Listing list(SourceRequest source, Duration alone) throws IOException {
    return new SourceLister(spark, source, alone).list();
  }
}
