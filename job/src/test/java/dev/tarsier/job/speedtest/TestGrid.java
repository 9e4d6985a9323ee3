package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestGrid {
  private static final List<String> PLACES =
      List.of("--input", "file:/in", "--output", "file:/out");

  private static SpeedtestRequest request(String... more) {
    List<String> arguments = new ArrayList<>(PLACES);
    arguments.addAll(List.of(more));
    return SpeedtestRequest.parse(arguments);
  }

  private static List<Integer> numbers(SplittableRandom random) {
    return IntStream.generate(() -> random.nextInt(1, 50))
        .distinct()
        .limit(random.nextInt(1, 5))
        .boxed()
        .toList();
  }

  @Test
  void anySeedGivesEveryPointOnceInAnOrderOfItsOwn() {
    SplittableRandom random = new SplittableRandom(17);
    for (int round = 0; round < 100; round++) {
      Grid grid =
          new Grid(
              numbers(random),
              numbers(random),
              random.nextInt(1, 4),
              List.of(SpeedFormat.values()),
              List.of(false, true),
              random.nextLong());
      List<GridPoint> points = grid.points();

      assertThat(points).isEqualTo(grid.points());
      assertThat(points)
          .hasSize(
              grid.batchSizes().size() * grid.batchCounts().size() * grid.repetitions() * 3 * 2);
      assertThat(points)
          .extracting(GridPoint::order)
          .isEqualTo(IntStream.rangeClosed(1, points.size()).boxed().toList());
      Set<List<Object>> distinct = new HashSet<>();
      points.forEach(
          p ->
              distinct.add(
                  List.of(p.format(), p.decode(), p.batchSize(), p.batchCount(), p.repetition())));
      assertThat(distinct).hasSameSizeAs(points);
    }
  }

  @Test
  void formatsReadTheSameImages() {
    List<GridPoint> points = request("--repetitions", "3").grid().points();

    Map<String, Set<Integer>> starts =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.batchSize() + "x" + p.batchCount() + "/" + p.repetition(),
                    Collectors.mapping(GridPoint::start, Collectors.toSet())));

    assertThat(starts).hasSize(4 * 4 * 3);
    assertThat(starts.values()).allMatch(start -> start.size() == 1);
    assertThat(starts.values().stream().distinct().count()).isGreaterThan(40);
  }

  @Test
  void anotherSeedIsAnotherOrder() {
    assertThat(request("--seed", "1").grid().points())
        .isNotEqualTo(request("--seed", "2").grid().points());
  }

  @Test
  void defaults() {
    SpeedtestRequest request = request();

    assertThat(request.grid().batchSizes()).containsExactly(2, 4, 8, 16);
    assertThat(request.grid().batchCounts()).containsExactly(3, 6, 9, 12);
    assertThat(request.grid().points()).hasSize(96);
    assertThat(request.images()).isEqualTo(192);
    assertThat(request.name()).matches("\\d{8}-\\d{6}");
    assertThat(request.folder().uri()).isEqualTo("file:/out/speedtest");
  }

  @Test
  void badValuesAreNamed() {
    refused("Invalid --batch-sizes: 0 (must be 1 to 4096)", "--batch-sizes", "2,0");
    refused("Invalid --batch-sizes: x (not a number)", "--batch-sizes", "x");
    refused("Invalid --batch-counts: 3 is given twice", "--batch-counts", "3,3");
    refused("Invalid --formats: zip (use raw, tar and tfrecord)", "--formats", "zip");
    refused("Invalid --formats: tar is given twice", "--formats", "tar,tar");
    refused("Invalid --decode: yes (use on and off)", "--decode", "yes");
    refused("Invalid --repetitions: 0 (must be 1 to 1000)", "--repetitions", "0");
    refused("Invalid --images: 0 (must be 1 to 1000000)", "--images", "0");
    refused("Invalid --shards: 0 (must be 1 to 10000)", "--shards", "0");
    refused("Invalid grid: 96000 points (must be at most 20000)", "--repetitions", "1000");
    refused("Unsupported argument: --batch", "--batch", "2");
    refused(
        "Invalid run id: a/b (1 to 63 of letters, digits, - and _, no - or _ first)",
        "--name",
        "a/b");
  }

  private static void refused(String message, String... arguments) {
    assertThatThrownBy(() -> request(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
