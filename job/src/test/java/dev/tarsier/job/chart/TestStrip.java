package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestStrip {
  @Test
  void columnsStandOnRoundNumbers() {
    ParsedPage strip = strip(List.of(5.2, 6.1, 6.7, 7.4, 12.2), 6.7);
    assertThat(strip.texts("//text[@class='scale']"))
        .containsExactly("5 s", "7 s", "9 s", "11 s", "13 s");
    assertThat(strip.texts("//text[@class='count']")).containsExactly("1", "2", "1", "1");
    assertThat(strip.text("//desc"))
        .isEqualTo("5 partitions from 5 to 13 seconds; most, 2, between 6 and 7 seconds");
  }

  @Test
  void smallDifferencesGetTheDecimalsTheyNeed() {
    assertThat(strip(List.of(0.31, 0.34), 0.31).text("//desc"))
        .isEqualTo(
            "2 partitions from 0.310 to 0.345 seconds; most, 1, between 0.310 and 0.315 seconds");
  }

  @Test
  void everyPartitionIsInOneColumn() {
    Random random = new Random(7);
    for (int run = 0; run < 500; run++) {
      double scale = Math.pow(10, random.nextInt(9) - 3);
      List<Double> seconds =
          DoubleStream.generate(() -> scale * (1 + random.nextDouble()))
              .limit(2 + random.nextInt(40))
              .boxed()
              .toList();
      ParsedPage strip = strip(seconds, seconds.get(0));
      List<String> counts = strip.texts("//text[@class='count']");
      assertThat(counts.stream().mapToInt(Integer::parseInt).sum()).isEqualTo(seconds.size());
      assertThat(counts).hasSizeBetween(2, 12);
    }
  }

  @Test
  void thousandsOfPartitionsStayASmallChart() {
    List<Double> seconds = IntStream.range(0, 9000).mapToObj(i -> 100 + i / 100.0).toList();
    assertThat(Strip.svg(seconds, 145)).hasSizeLessThan(5000);
  }

  private static ParsedPage strip(List<Double> seconds, double median) {
    return ParsedPage.of(Strip.svg(seconds, median));
  }
}
