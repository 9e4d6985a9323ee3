package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommittedFolder {
  private static final List<String> NAMES = List.of("a.csv", "b.json", "c.html");
  private static final Configuration PLAIN = new Configuration(false);

  @TempDir private Path folder;

  private CommittedFolder start(Path below, Configuration configuration) throws IOException {
    return new CommittedFolder(new Location("file:" + below), "one", configuration);
  }

  private static void write(CommittedFolder into, String content) throws IOException {
    for (String name : NAMES) {
      into.writeText(name, name + " by " + content);
    }
  }

  private static void assertCommitted(Path below, String content) throws IOException {
    for (String name : NAMES) {
      assertThat(read(below, name)).isEqualTo(name + " by " + content);
    }
  }

  private static String read(Path below, String name) throws IOException {
    Location one = new Location("file:" + below + "/one");
    return new String(CommittedFolder.read(one, name, PLAIN), StandardCharsets.UTF_8);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Without hard links, as on HDFS and Cloud Storage. */
  @Test
  void whereverAnAttemptIsCutOffTheNextOneCountsOrFindsItWhole() throws IOException {
    int call = 0;
    int committed = 0;
    while (cutOff(folder.resolve("at-" + call), call)) {
      Path below = folder.resolve("at-" + call++);
      CommittedFolder next = start(below, PLAIN);
      if (next.isCommitted()) {
        assertCommitted(below, "the first");
        committed++;
      } else {
        write(next, "the next");
        next.commit();
        next.discard();
        assertCommitted(below, "the next");
      }
    }
    // Each file is made and written, and so is the mark, which is then moved.
    assertThat(call).isGreaterThanOrEqualTo(9);
    assertThat(committed).isLessThanOrEqualTo(2);
    assertCommitted(folder.resolve("at-" + call), "the first");
  }

  /** Killed rather than failed: nothing is tidied up. */
  private boolean cutOff(Path below, int call) throws IOException {
    CommittedFolder first = start(below, BreakingFileSystem.failingAt(call));
    try {
      write(first, "the first");
      first.commit();
      return false;
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("the power is cut");
      return true;
    }
  }

  @Test
  void onLocalDiskTooWhatWasNotCommittedIsInNobodysWay() throws IOException {
    for (int files = 0; files <= NAMES.size(); files++) {
      CommittedFolder killed = start(folder, PLAIN);
      for (String name : NAMES.subList(0, files)) {
        killed.writeText(name, "half");
      }
    }
    // What an earlier version gave its final names and did not commit.
    Files.writeString(folder.resolve("one/a.csv"), "half");

    CommittedFolder next = start(folder, PLAIN);
    write(next, "the next");
    next.commit();

    assertCommitted(folder, "the next");
  }

  @Test
  void ofTwoAtOnceTheFirstToCommitWinsAndTheOtherLeavesNothing() throws IOException {
    CommittedFolder one = start(folder, PLAIN);
    CommittedFolder other = start(folder, PLAIN);
    write(one, "one");
    write(other, "other");
    other.commit();

    assertThatThrownBy(one::commit)
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Cannot write file:" + folder + "/one: it is there already (give another name)");
    one.discard();
    other.discard();

    assertCommitted(folder, "other");
    assertThat(names(folder.resolve("one")))
        .containsExactlyInAnyOrder(
            "COMMITTED.json", Path.of(other.results().path()).toFile().getName());
    assertThat(names(folder.resolve("_attempts"))).isEmpty();
  }

  @Test
  void ofManyThreadsOneWinsAndTheMarkSaysWhatItWrote() throws Exception {
    int many = 8;
    CyclicBarrier together = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      for (int turn = 0; turn < 25; turn++) {
        Path below = folder.resolve("turn-" + turn);
        List<Callable<Boolean>> attempts =
            IntStream.range(0, many)
                .mapToObj(number -> (Callable<Boolean>) () -> wins(below, number, together))
                .toList();
        List<Integer> winners = new ArrayList<>();
        List<Future<Boolean>> ends = threads.invokeAll(attempts);
        for (int number = 0; number < many; number++) {
          if (ends.get(number).get()) {
            winners.add(number);
          }
        }
        assertThat(winners).hasSize(1);
        assertCommitted(below, "number " + winners.get(0));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean wins(Path below, int number, CyclicBarrier together) throws Exception {
    CommittedFolder mine = start(below, PLAIN);
    write(mine, "number " + number);
    together.await();
    try {
      mine.commit();
      return true;
    } catch (InputProblem e) {
      return false;
    } finally {
      mine.discard();
    }
  }

  @Test
  void filesStayWhenNobodyKnowsWhetherTheMarkStands() throws IOException {
    Configuration lossy = new Configuration(false);
    lossy.set("fs.file.impl", LostAnswers.class.getName());
    lossy.setBoolean("fs.file.impl.disable.cache", true);
    CommittedFolder attempt = start(folder, lossy);
    write(attempt, "it");
    Files.createDirectories(folder.resolve("one"));

    assertThatThrownBy(attempt::commit).hasMessage("Cannot hear the answer");
    attempt.discard();

    assertCommitted(folder, "it");
  }

  @Test
  void aFolderWhoseFilesStandBesideTheMarkIsRead() throws IOException {
    CommittedFolder attempt = start(folder, PLAIN);
    write(attempt, "it");
    attempt.commit();
    Path one = folder.resolve("one");
    String id = Path.of(attempt.results().path()).toFile().getName();
    for (String name : NAMES) {
      Files.move(one.resolve(id).resolve(name), one.resolve(name));
    }
    Path mark = one.resolve(CommittedFolder.MARK);
    Files.writeString(mark, Files.readString(mark).replace(id + "/", ""));

    assertCommitted(folder, "it");
  }

  @Test
  void whatFailedBeforeItsMarkIsRemoved() throws IOException {
    CommittedFolder attempt = start(folder, PLAIN);
    write(attempt, "it");
    attempt.discard();

    assertThat(names(folder.resolve("one"))).isEmpty();
  }

  /** Names are changed, and nobody hears of it. */
  public static final class LostAnswers extends FilterFileSystem {
    private boolean lost;

    public LostAnswers() {
      super(new RawLocalFileSystem());
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      lost = super.rename(from, to);
      throw new IOException("Cannot hear the answer");
    }

    @Override
    public org.apache.hadoop.fs.FileStatus getFileStatus(org.apache.hadoop.fs.Path path)
        throws IOException {
      if (lost) {
        throw new IOException("Cannot hear the answer");
      }
      return super.getFileStatus(path);
    }
  }
}
