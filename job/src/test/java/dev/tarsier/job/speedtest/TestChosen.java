package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which images are chosen, and how many are looked at for it. */
class TestChosen {
  private final List<Integer> looks = new ArrayList<>();

  private Chosen of(int listed, int wanted, IntPredicate damaged) throws IOException {
    List<SourceFile> files =
        IntStream.range(0, listed).mapToObj(i -> new SourceFile(i + ".jpg", i, 0)).toList();
    return Chosen.of(
        files,
        wanted,
        3,
        some -> {
          looks.add(some.size());
          return some.stream().map(file -> checked(file, damaged)).toList();
        });
  }

  private static Checked checked(SourceFile file, IntPredicate damaged) {
    return damaged.test((int) file.bytes())
        ? new Checked.Damaged(file.path(), RejectReason.CRASHED, "")
        : new Checked.Sound(file);
  }

  @Test
  void noMoreIsReadThanWantedWhereNoneIsDamaged() throws IOException {
    Chosen chosen = of(1000, 100, number -> false);

    assertThat(chosen.files())
        .hasSize(100)
        .isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
    assertThat(chosen.left()).isEmpty();
    assertThat(looks).containsExactly(100);
  }

  @Test
  void nineOfTenAreDamaged() throws IOException {
    Chosen chosen = of(100_000, 100, number -> number % 10 != 0);

    assertThat(chosen.files()).hasSize(100).allMatch(file -> file.bytes() % 10 == 0);
    assertThat(chosen.left()).hasSizeBetween(700, 1000);
    assertThat(chosen.gaveUp()).isFalse();
    assertThat(looks).hasSizeLessThan(10);
    assertThat(looks.stream().mapToInt(Integer::intValue).sum()).isLessThan(2000);
  }

  @Test
  void aSourceThatEndsGivesWhatItHas() throws IOException {
    Chosen chosen = of(50, 100, number -> number < 20);

    assertThat(chosen.files()).hasSize(30);
    assertThat(chosen.left()).hasSize(20);
    assertThat(chosen.gaveUp()).isFalse();
  }

  @Test
  void ofALargeSourceThatIsDamagedOnlyAPartIsRead() throws IOException {
    Chosen chosen = of(1_000_000, 100, number -> true);

    assertThat(chosen.left()).hasSize(1001);
    assertThat(chosen.gaveUp()).isTrue();
    assertThat(looks.stream().mapToInt(Integer::intValue).sum()).isLessThan(2500);
  }
}
