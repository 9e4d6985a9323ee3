package dev.tarsier.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.model.TopClasses.Scored;
import org.junit.jupiter.api.Test;

class TestTopClasses {
  @Test
  void theBestComeFirst() {
    assertThat(TopClasses.of(new float[] {0.1f, 0.4f, 0.2f, 0.3f}, 2))
        .containsExactly(new Scored(1, 0.4f), new Scored(3, 0.3f));
  }

  @Test
  void ofEqualScoresTheLowerNumberComesFirst() {
    assertThat(TopClasses.of(new float[] {1, 2, 2, 1, 2}, 3))
        .containsExactly(new Scored(1, 2), new Scored(2, 2), new Scored(4, 2));
  }

  @Test
  void thereAreNoMoreThanClasses() {
    assertThat(TopClasses.of(new float[] {-1, -2}, 5))
        .containsExactly(new Scored(0, -1), new Scored(1, -2));
  }

  @Test
  void softmaxGivesSharesOfOne() {
    assertThat(TopClasses.softmax(new float[] {0, (float) Math.log(3)}))
        .containsExactly(new float[] {0.25f, 0.75f}, within(1e-6f));
  }

  @Test
  void softmaxTakesLogitsOfAnySize() {
    assertThat(TopClasses.softmax(new float[] {1000, 1000, -1000}))
        .containsExactly(new float[] {0.5f, 0.5f, 0}, within(1e-6f));
  }
}
