package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.PartitionRecordParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunFolder {
  private static final Map<String, String> COMMITTED =
      Map.of(
          "run/shards/part-00003-00000.tar", "one",
          "run/shards/part-00003-00001.tar", "two",
          "run/index/part-00003.parquet", "index",
          "run/_progress/part-00003.json",
              SealedText.seal(PartitionRecordParser.format(RunFolders.RECORD)));

  @TempDir private Path output;
  private RunFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = open(output, new Configuration(false));
  }

  private static RunFolder open(Path output, Configuration configuration) throws IOException {
    return new RunFolder(RunFolders.request(output), configuration);
  }

  @Test
  void commit() throws IOException {
    assertThat(folder.record(3)).isEmpty();

    folder.commit(RunFolders.writeAttempt(folder), RunFolders.RECORD);

    assertThat(RunFolders.files(output)).isEqualTo(COMMITTED);
    assertThat(folder.record(3)).contains(RunFolders.RECORD);
    assertThat(folder.progress().finished()).containsExactly(3);
  }

  @Test
  void commitOfASecondAttempt() throws IOException {
    org.apache.hadoop.fs.Path first = RunFolders.writeAttempt(folder);
    org.apache.hadoop.fs.Path second = RunFolders.writeAttempt(folder);
    assertThat(first).isNotEqualTo(second);

    folder.commit(first, RunFolders.RECORD);
    folder.commit(second, RunFolders.RECORD);

    assertThat(RunFolders.files(output)).isEqualTo(COMMITTED);
  }

  /** Indexes of equal rows may differ in bytes: the record is of the one that stands. */
  @RepeatedTest(20)
  void ofManyAttemptsAtOnceOneStands() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> attempts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      org.apache.hadoop.fs.Path attempt = RunFolders.writeAttempt(folder, "one", "index " + i);
      PartitionRecord record =
          RunFolders.RECORD.withIndex(
              StoredFile.describe(
                  folder.fileSystem(),
                  new org.apache.hadoop.fs.Path(attempt, "part-00003.parquet"),
                  "part-00003.parquet",
                  2));
      attempts.add(
          threads.submit(
              () -> {
                folder.commit(attempt, record);
                return null;
              }));
    }
    for (Future<?> attempt : attempts) {
      attempt.get();
    }
    threads.shutdown();

    FileRecord index = folder.record(3).orElseThrow().index();
    assertThat(index)
        .isEqualTo(
            StoredFile.describe(
                folder.fileSystem(), folder.index(index.name()), index.name(), index.samples()));
    assertThat(RunFolders.files(output).keySet()).isEqualTo(COMMITTED.keySet());
  }

  @Test
  void whatADeadAttemptLeftIsReplacedWhereItIsNotTheSame() throws IOException {
    Path shards = Files.createDirectories(output.resolve("run/shards"));
    Files.writeString(shards.resolve("part-00003-00000.tar"), "another");
    Path indexes = Files.createDirectories(output.resolve("run/index"));
    Files.writeString(indexes.resolve("part-00003.parquet"), "another index");

    folder.commit(RunFolders.writeAttempt(folder), RunFolders.RECORD);

    assertThat(RunFolders.files(output)).isEqualTo(COMMITTED);
    assertThat(folder.record(3)).contains(RunFolders.RECORD);
  }

  @Test
  void filesThatNoRecordNamesAreRemoved() throws IOException {
    folder.commit(RunFolders.writeAttempt(folder), RunFolders.RECORD);
    Files.writeString(output.resolve("run/shards/part-00003-00002.tar"), "of a dead attempt");
    Files.writeString(output.resolve("run/index/part-00009.parquet"), "too");

    folder.removeOthers(
        Set.of("part-00003-00000.tar", "part-00003-00001.tar"), Set.of("part-00003.parquet"));

    assertThat(RunFolders.files(output)).isEqualTo(COMMITTED);
  }

  @Test
  void commitOfAnAttemptThatIsNotWhole() throws IOException {
    org.apache.hadoop.fs.Path attempt = RunFolders.writeAttempt(folder);
    folder.fileSystem().delete(new org.apache.hadoop.fs.Path(attempt, "part-00003.parquet"), false);

    assertThatThrownBy(() -> folder.commit(attempt, RunFolders.RECORD))
        .isInstanceOf(IOException.class);
    assertThat(folder.record(3)).isEmpty();
  }

  /** On a file system that renames as HDFS does, cut off before each of its changing calls. */
  @Test
  void commitInterruptedAnywhere(@TempDir Path outputs) throws IOException {
    int call = 0;
    boolean interrupted = true;
    while (interrupted) {
      Path each = Files.createDirectory(outputs.resolve("cut-" + call));
      interrupted = interruptedCommit(each, call++);

      RunFolder again = open(each, BreakingFileSystem.failingAt(Integer.MAX_VALUE));
      again.commit(RunFolders.writeAttempt(again), RunFolders.RECORD);
      again.removeAttempts();

      assertThat(RunFolders.files(each)).as("cut at call %s", call - 1).isEqualTo(COMMITTED);
    }
    assertThat(call).as("writing, renaming, recording, cleaning").isGreaterThan(12);
  }

  private static boolean interruptedCommit(Path output, int call) throws IOException {
    RunFolder broken = open(output, BreakingFileSystem.failingAt(call));
    try {
      broken.commit(RunFolders.writeAttempt(broken), RunFolders.RECORD);
    } catch (IOException e) {
      assertThat(e).hasMessage("Cannot go on: the power is cut");
    }
    assertRecordMeansWhole(output, open(output, new Configuration(false)));
    return BreakingFileSystem.hasFailed(broken.fileSystem());
  }

  /** A record that is there is whole, and so is everything it names. */
  private static void assertRecordMeansWhole(Path output, RunFolder folder) throws IOException {
    if (folder.record(3).isPresent()) {
      assertThat(folder.record(3)).contains(RunFolders.RECORD);
      assertThat(RunFolders.files(output)).containsAllEntriesOf(COMMITTED);
      assertThat(folder.progress().finished()).containsExactly(3);
    } else {
      assertThat(folder.progress().finished()).isEmpty();
    }
  }

  @Test
  void filesBeyondPartitionsDoNotCountAsFinished() throws IOException {
    folder.createStart("{}");
    assertThat(folder.progress()).isEqualTo(new RunFolder.Progress(List.of(), false));

    folder.journal(4).begin();

    assertThat(folder.progress()).isEqualTo(new RunFolder.Progress(List.of(), true));
  }

  @Test
  void start() throws IOException {
    assertThat(folder.readStart()).isEmpty();

    folder.createStart("{\"a\": 1}");

    assertThat(folder.readStart()).contains("{\"a\": 1}");
    assertThat(output.resolve("run/shards")).isEmptyDirectory();
    assertThat(output.resolve("run/index")).isEmptyDirectory();
  }

  @Test
  void namedFiles() throws IOException {
    assertThat(folder.isComplete()).isFalse();
    assertThat(folder.read(RunFolder.MANIFEST)).isEmpty();

    folder.write(RunFolder.MANIFEST, "ä");
    folder.write(RunFolder.MANIFEST, "ö");
    folder.write(RunFolder.SUCCESS, "");

    assertThat(folder.read(RunFolder.MANIFEST)).contains("ö");
    assertThat(folder.isComplete()).isTrue();
  }

  @Test
  void foreignFiles() throws IOException {
    assertThat(folder.holdings().foreign()).isFalse();
    RunFolders.writeAttempt(folder);
    Files.createDirectories(output.resolve("run/_progress"));
    assertThat(folder.holdings().foreign()).isFalse();

    Files.writeString(output.resolve("run/notes.txt"), "mine");

    assertThat(folder.holdings().foreign()).isTrue();
  }

  @Test
  void cleaning() throws IOException {
    folder.createStart("{}");
    RunFolders.writeAttempt(folder);
    folder.journal(1).begin();

    folder.removeAttempts();
    folder.removeProgress();
    folder.removeProgress();

    assertThat(RunFolders.files(output)).isEmpty();
  }
}
