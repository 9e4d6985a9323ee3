package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestSampleChoice {
  private static final List<Integer> THOUSAND = IntStream.range(0, 1000).boxed().toList();

  @Test
  void inOrderWithoutRepeats() {
    List<Integer> sample = SampleChoice.of(THOUSAND, 100, 7);

    assertThat(sample).hasSize(100).isSorted().doesNotHaveDuplicates();
    assertThat(THOUSAND).containsAll(sample);
  }

  @Test
  void theSeedDecides() {
    assertThat(SampleChoice.of(THOUSAND, 10, 1)).isEqualTo(SampleChoice.of(THOUSAND, 10, 1));
    assertThat(SampleChoice.of(THOUSAND, 10, 1)).isNotEqualTo(SampleChoice.of(THOUSAND, 10, 2));
  }

  @Test
  void allWhereThereAreNoMore() {
    assertThat(SampleChoice.of(List.of(3, 1, 2), 3, 0)).containsExactly(3, 1, 2);
    assertThat(SampleChoice.of(List.of(3, 1, 2), 9, 0)).containsExactly(3, 1, 2);
  }

  @Test
  void everyItemIsAsLikely() {
    int[] chosen = new int[10];
    for (int seed = 0; seed < 10_000; seed++) {
      SampleChoice.of(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 3, seed).forEach(i -> chosen[i]++);
    }
    // 3,000 expected, a standard deviation of 46: six of them.
    assertThat(IntStream.of(chosen).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(2724, 3276));
  }
}
