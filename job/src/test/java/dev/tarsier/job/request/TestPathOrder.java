package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestPathOrder {
  private static final List<String> PATHS =
      IntStream.range(0, 2_000).mapToObj("left/ä-%04d.jpg"::formatted).toList();

  private static List<String> sorted(long seed) {
    return new PathOrder(seed).sorted(PATHS, Function.identity());
  }

  @Test
  void withoutASeedThePathsStayAsTheyAre() {
    assertThat(sorted(Layout.UNSHUFFLED)).isEqualTo(PATHS);
    assertThat(PATHS).isSortedAccordingTo(new PathOrder(Layout.UNSHUFFLED));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, Long.MAX_VALUE})
  void aSeedGivesOneOrder(long seed) {
    List<String> another = new ArrayList<>(PATHS);
    Collections.shuffle(another, new Random(seed));
    another.sort(new PathOrder(seed));

    assertThat(sorted(seed))
        .isEqualTo(another)
        .isSortedAccordingTo(new PathOrder(seed))
        .containsExactlyInAnyOrderElementsOf(PATHS)
        .isNotEqualTo(PATHS);
  }

  @Test
  void seedsGiveDifferentOrders() {
    assertThat(sorted(1)).isNotEqualTo(sorted(2));
  }

  /** Half of all neighbours change places in a random order; the deviation here is 13. */
  @Test
  void looksRandom() {
    List<String> order = sorted(7);
    long falling =
        IntStream.range(1, order.size())
            .filter(i -> order.get(i - 1).compareTo(order.get(i)) > 0)
            .count();

    assertThat(falling).isBetween(900L, 1_100L);
  }

  /** Published: an order that changed would mix the shards of a run that is started again. */
  @Test
  void ordersStay() {
    assertThat(sorted(42))
        .startsWith("left/ä-1577.jpg", "left/ä-0886.jpg", "left/ä-1677.jpg", "left/ä-1129.jpg");
  }
}
