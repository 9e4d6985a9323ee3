package dev.tarsier.job.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.FileRecord;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestSheetChoice {
  private static List<FileRecord> shards(long... samples) {
    return IntStream.range(0, samples.length)
        .mapToObj(i -> new FileRecord("part-%05d-00000.tar".formatted(i), 1, samples[i], "0"))
        .toList();
  }

  private static List<List<Long>> shown(int number, long... samples) {
    return SheetChoice.of(shards(samples), number).stream().map(ShardWork::shown).toList();
  }

  @Test
  void evenlyOverAllShards() {
    assertThat(shown(4, 4, 4)).containsExactly(List.of(1L, 3L), List.of(1L, 3L));
    assertThat(shown(2, 3, 0, 9)).containsExactly(List.of(), List.of(), List.of(0L, 6L));
    assertThat(shown(1, 1_000_000_000_000L)).containsExactly(List.of(500_000_000_000L));
  }

  @Test
  void allWhereThereAreNoMore() {
    assertThat(shown(9, 2, 1)).containsExactly(List.of(0L, 1L), List.of(0L));
    assertThat(shown(9)).isEmpty();
    assertThat(shown(0, 3)).containsExactly(List.of());
  }

  @Test
  void asManyAsAskedForAndEachOnce() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 200; round++) {
      long[] samples = random.longs(random.nextInt(1, 9), 0, 40).toArray();
      int number = random.nextInt(1, 60);
      List<List<Long>> shown = shown(number, samples);

      long all = Stream.of(samples).flatMapToLong(java.util.Arrays::stream).sum();
      assertThat(shown.stream().mapToLong(List::size).sum()).isEqualTo(Math.min(number, all));
      for (int shard = 0; shard < samples.length; shard++) {
        long last = samples[shard];
        assertThat(shown.get(shard))
            .doesNotHaveDuplicates()
            .isSorted()
            .allMatch(ordinal -> ordinal >= 0 && ordinal < last);
      }
    }
  }
}
