package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is dropped without a word stands for a process that died. */
class TestAttemptJournal {
  @TempDir private Path output;
  private RunFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = new RunFolder(RunFolders.request(output), new Configuration(false));
  }

  @Test
  void goodRunMarksNoImages() throws IOException {
    AttemptJournal journal = begin();
    pass(journal, 0, 3);

    assertThat(marks()).containsExactly("started/part-00005");
  }

  @Test
  void afterADeathEveryImageIsMarked() throws IOException {
    begin().enter(2);
    AttemptJournal careful = begin();
    pass(careful, 0, 2);

    careful.enter(2);

    assertThat(marks())
        .containsExactly("started/part-00005", "suspects/part-00005/0000002.1.CRASHED");
    careful.leave(2);
    assertThat(marks()).containsExactly("started/part-00005");
  }

  @Test
  void twoDeathsOnOneImageCondemnIt() throws IOException {
    begin().enter(2);
    begin().enter(2);
    assertThat(begin().condemned(2)).as("one may be the machine's").isEmpty();
    begin().enter(2);

    AttemptJournal last = begin();

    assertThat(last.condemned(2)).contains(RejectReason.CRASHED);
    assertThat(last.condemned(1)).isEmpty();
  }

  @Test
  void deathsOnDifferentImagesCondemnNone() throws IOException {
    begin();
    begin().enter(1);
    begin().enter(2);
    begin().enter(3);

    AttemptJournal last = begin();

    assertThat(last.condemned(1).or(() -> last.condemned(2)).or(() -> last.condemned(3))).isEmpty();
  }

  @Test
  void twoTimeoutsCondemn() throws IOException {
    timeOut(begin(), 7);
    assertThat(marks())
        .containsExactly("started/part-00005", "suspects/part-00005/0000007.1.TIMED_OUT");
    AttemptJournal second = begin();
    assertThat(second.condemned(7)).isEmpty();

    timeOut(second, 7);

    assertThat(begin().condemned(7)).contains(RejectReason.TIMED_OUT);
  }

  /** A careful attempt marks the image itself before the watchdog does: two marks of one death. */
  @Test
  void watchdogKnowsBetter() throws IOException {
    for (int image = 0; image < 20; image++) {
      mark(image, 2, RejectReason.CRASHED);
      mark(image, 2, RejectReason.TIMED_OUT);
      mark(image, 1, RejectReason.CRASHED);
    }
    AttemptJournal journal = begin();

    for (int image = 0; image < 20; image++) {
      assertThat(journal.condemned(image)).contains(RejectReason.TIMED_OUT);
    }
  }

  @Test
  void crashAfterATimeout() throws IOException {
    timeOut(begin(), 7);
    begin().enter(7);

    assertThat(begin().condemned(7)).contains(RejectReason.CRASHED);
  }

  @Test
  void failureInOrderKeepsSuspects() throws IOException {
    begin();
    begin().enter(4);
    AttemptJournal failing = begin();
    failing.failed();
    assertThat(marks()).containsExactly("suspects/part-00005/0000004.1.CRASHED");

    AttemptJournal next = begin();
    next.enter(9);
    assertThat(marks())
        .as("not careful, as nothing died")
        .containsExactly("started/part-00005", "suspects/part-00005/0000004.1.CRASHED");

    begin().enter(4);
    assertThat(begin().condemned(4)).contains(RejectReason.CRASHED);
  }

  @Test
  void finishedForgetsSuspects() throws IOException {
    begin();
    AttemptJournal journal = begin();
    journal.enter(1);

    journal.finished();

    assertThat(marks()).containsExactly("started/part-00005");
    assertThat(begin().condemned(1)).isEqualTo(Optional.empty());
  }

  /** As an attempt begins that nothing is known to have gone before. */
  @Test
  void firstAttempt() throws IOException {
    AttemptJournal first = folder.journal(5);
    first.beginFirst();
    first.enter(3);
    assertThat(marks()).containsExactly("started/part-00005");

    AttemptJournal careful = begin();
    careful.enter(3);
    assertThat(marks())
        .containsExactly("started/part-00005", "suspects/part-00005/0000003.1.CRASHED");
  }

  @Test
  void partitionsDoNotSeeOneAnother() throws IOException {
    folder.journal(6).begin();
    begin().enter(1);

    assertThat(marks()).containsExactly("started/part-00005", "started/part-00006");
  }

  private AttemptJournal begin() throws IOException {
    AttemptJournal journal = folder.journal(5);
    journal.begin();
    return journal;
  }

  private static void timeOut(AttemptJournal journal, int image) throws IOException {
    journal.enter(image);
    journal.timedOut(image);
  }

  private static void pass(AttemptJournal journal, int from, int to) throws IOException {
    for (int image = from; image < to; image++) {
      journal.enter(image);
      journal.leave(image);
    }
  }

  private void mark(int image, int deaths, RejectReason reason) throws IOException {
    Path suspects = Files.createDirectories(output.resolve("run/_progress/suspects/part-00005"));
    Files.createFile(suspects.resolve("%07d.%d.%s".formatted(image, deaths, reason)));
  }

  private Iterable<String> marks() throws IOException {
    return RunFolders.files(output).keySet().stream()
        .map(name -> name.substring("run/_progress/".length()))
        .toList();
  }
}
