package dev.tarsier.template.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestAmdahl {
  private static MeasuredRun run(int machines, double seconds) {
    return new MeasuredRun(new Configuration("core", machines, 1, 1, "this", "this", 1), seconds);
  }

  private static List<MeasuredRun> runs(double... seconds) {
    return IntStream.range(0, seconds.length).mapToObj(i -> run(1 << i, seconds[i])).toList();
  }

  @Test
  void theSerialPartIsFound() {
    Amdahl law = Amdahl.fit(runs(40, 24, 16, 12)).orElseThrow();
    assertThat(law.serialSeconds()).isCloseTo(8, within(1e-9));
    assertThat(law.parallelSeconds()).isCloseTo(32, within(1e-9));
    assertThat(law.serialShare()).isCloseTo(0.2, within(1e-9));
    assertThat(law.seconds(16)).isCloseTo(10, within(1e-9));
  }

  @Test
  void noPartIsNegative() {
    Amdahl faster = Amdahl.fit(runs(40, 15, 5)).orElseThrow();
    assertThat(faster.serialSeconds()).isZero();
    assertThat(faster.parallelSeconds()).isCloseTo(48.75 / 1.3125, within(1e-9));
    assertThat(faster.serialShare()).isZero();

    Amdahl slower = Amdahl.fit(runs(10, 20)).orElseThrow();
    assertThat(slower.serialSeconds()).isCloseTo(15, within(1e-9));
    assertThat(slower.parallelSeconds()).isZero();
    assertThat(slower.serialShare()).isEqualTo(1);
  }

  @Test
  void oneNumberOfMachinesTellsNothing() {
    assertThat(Amdahl.fit(List.of(run(2, 10), run(2, 12)))).isEmpty();
  }
}
