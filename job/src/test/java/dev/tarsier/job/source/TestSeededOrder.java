package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestSeededOrder {
  @Test
  void everyNumberOnceHoweverManyAreDrawnAtATime() {
    List<Integer> atOnce = new SeededOrder(100, 7).next(1000);
    assertThat(atOnce)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());

    SeededOrder order = new SeededOrder(100, 7);
    List<Integer> byParts = new ArrayList<>();
    for (int number = 0; byParts.size() < 100; number++) {
      byParts.addAll(order.next(number));
    }
    assertThat(byParts).isEqualTo(atOnce);
    assertThat(order.next(1)).isEmpty();
    assertThat(new SeededOrder(100, 8).next(100)).isNotEqualTo(atOnce);
    assertThat(new SeededOrder(0, 7).next(1)).isEmpty();
  }

  @Test
  void eachIsAsLikelyAtAnyPlace() {
    int[][] found = new int[5][5];
    for (int seed = 0; seed < 10_000; seed++) {
      List<Integer> order = new SeededOrder(5, seed).next(5);
      for (int place = 0; place < 5; place++) {
        found[place][order.get(place)]++;
      }
    }

    // Five standard deviations.
    for (int[] place : found) {
      for (int number : place) {
        assertThat(number).isCloseTo(2000, within(200));
      }
    }
  }
}
