package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestReadDepth {
  private final ReadDepth depth = new ReadDepth(16, 64);

  private void steady(double readMillis, double workMillis) {
    for (int i = 0; i < 100; i++) {
      depth.read(Duration.ofNanos((long) (readMillis * 1e6)).toNanos());
      depth.worked(Duration.ofNanos((long) (workMillis * 1e6)).toNanos());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "90, 50, 3",
    "98, 5, 21",
    "100, 3.3, 32",
    "40, 80, 2",
    "0.01, 50, 2",
    "500, 1, 64",
  })
  void asManyReadsAsImagesPassDuringOne(double readMillis, double workMillis, int expected) {
    steady(readMillis, workMillis);

    assertThat(depth.inFlight()).isEqualTo(expected);
  }

  @Test
  void beforeTimesAreKnown() {
    assertThat(depth.inFlight()).isEqualTo(16);
    depth.read(1_000_000_000);
    assertThat(depth.inFlight()).isEqualTo(16);
    depth.worked(1_000_000_000);
    assertThat(depth.inFlight()).isEqualTo(3);
  }

  /** Reads of 50 and of 150 ms are not planned as if each took 100. */
  @Test
  void readsThatDifferGetAMargin() {
    for (int i = 0; i < 100; i++) {
      depth.read(i % 2 == 0 ? 50_000_000 : 150_000_000);
      depth.worked(10_000_000);
    }

    assertThat(depth.inFlight()).isBetween(19, 23);
  }

  @Test
  void itFollows() {
    steady(19, 20);
    assertThat(depth.inFlight()).isEqualTo(2);

    steady(290, 20);
    assertThat(depth.inFlight()).isEqualTo(16);

    steady(19, 20);
    assertThat(depth.inFlight()).isEqualTo(2);
  }

  @Test
  void neverMoreThanMay() {
    ReadDepth one = new ReadDepth(1, 1);
    one.read(1_000_000_000);
    one.worked(1);

    assertThat(one.inFlight()).isEqualTo(1);
  }
}
