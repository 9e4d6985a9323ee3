package dev.tarsier.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestCounts {
  private static final Outcome WRITTEN =
      new Outcome.Written(new Placement("s", "k", 0, 1, "00000000", 1, 1));
  private static final Outcome EMPTY = new Outcome.Rejected(RejectReason.EMPTY, "");
  private static final Outcome CORRUPT = new Outcome.Rejected(RejectReason.CORRUPT, "");
  private static final Outcome SKIPPED = new Outcome.Skipped("unchanged");

  @Test
  void outcomes() {
    Counts counts = Counts.NONE;
    for (Outcome outcome : List.of(WRITTEN, EMPTY, CORRUPT, EMPTY, SKIPPED, WRITTEN, WRITTEN)) {
      counts = counts.plus(outcome);
    }

    assertThat(counts)
        .isEqualTo(new Counts(3, 3, 1, Map.of(RejectReason.EMPTY, 2L, RejectReason.CORRUPT, 1L)));
    assertThat(counts.read()).isEqualTo(7);
    assertThat(counts.reasons().keySet()).containsExactly(RejectReason.EMPTY, RejectReason.CORRUPT);
  }

  @Test
  void sum() {
    Counts left = new Counts(1, 2, 3, Map.of(RejectReason.EMPTY, 2L));
    Counts right =
        new Counts(10, 4, 30, Map.of(RejectReason.EMPTY, 1L, RejectReason.TOO_LARGE, 3L));
    Counts sum = new Counts(11, 6, 33, Map.of(RejectReason.EMPTY, 3L, RejectReason.TOO_LARGE, 3L));

    assertThat(left.plus(right)).isEqualTo(sum);
    assertThat(right.plus(left)).isEqualTo(sum);
    assertThat(left.plus(Counts.NONE)).isEqualTo(left);
  }

  @Test
  void reasonsThatDoNotAddUp() {
    assertThatThrownBy(() -> new Counts(0, 1, 0, Map.of(RejectReason.EMPTY, 2L)))
        .hasMessage("Invalid counts: 1 rejected, but the reasons add up to 2");
  }

  @Test
  void stages() {
    StageSeconds stages = new StageSeconds(1, 2, 3, 4, 5, 6);

    assertThat(stages.total()).isEqualTo(21);
    assertThat(stages.plus(stages)).isEqualTo(new StageSeconds(2, 4, 6, 8, 10, 12));
    assertThat(stages.plus(StageSeconds.NONE)).isEqualTo(stages);
  }

  @Test
  void wordsOfTheIndex() {
    assertThat(List.of(WRITTEN.keyword(), EMPTY.keyword(), SKIPPED.keyword()))
        .containsExactly("written", "rejected", "skipped");
  }
}
