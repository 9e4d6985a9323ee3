package dev.tarsier.template.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TestErnest {
  private static final Path MEASURED = Path.of("../../shared/data/cherrypick/runs.csv");

  private static List<MeasuredRun> runs(IntToDoubleFunction seconds, int... machines) {
    return IntStream.of(machines)
        .mapToObj(
            count ->
                new MeasuredRun(
                    new Configuration("n2-standard-4", count, 4, 16, "n2", "pd", 0.2),
                    seconds.applyAsDouble(count)))
        .toList();
  }

  @Test
  void whatFollowsTheModelIsFound() throws InvalidRuns {
    Ernest model = Ernest.fit(runs(m -> 60 + 5000.0 / m, 2, 4, 8, 16));
    assertThat(model.formula()).isEqualTo("60.0 + 5000.0 x 1/machines");
    assertThat(model.relativeError()).isLessThan(1e-9);
    assertThat(model.seconds(10).middle()).isCloseTo(560, within(1e-6));

    Ernest all = Ernest.fit(runs(m -> 20 + 4000.0 / m + 9 * Math.log(m) + m, 1, 2, 4, 8, 16, 32));
    assertThat(all.formula())
        .isEqualTo("20.0 + 4000.0 x 1/machines + 9.0 x log machines + 1.0 x machines");
  }

  /** A constant that seems negative is none: more machines never take less than no time. */
  @Test
  void noCoefficientIsNegative() throws InvalidRuns {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      double steepness = 0.7 + random.nextDouble() * 0.6;
      Ernest model =
          Ernest.fit(
              runs(
                  m -> 5000 * Math.pow(m, -steepness) * (1 + random.nextGaussian() * 0.05),
                  2,
                  4,
                  6,
                  8,
                  16,
                  32));
      assertThat(model.formula()).doesNotContain("-", "NaN");
      for (int machines = 1; machines < 100; machines++) {
        Interval seconds = model.seconds(machines);
        assertThat(seconds.low()).isNotNegative().isLessThanOrEqualTo(seconds.middle());
        assertThat(seconds.high()).isGreaterThanOrEqualTo(seconds.middle()).isFinite();
      }
    }
  }

  /** Nine of ten new runs should be within the bounds; that is what they promise. */
  @Test
  void theBoundsHoldWhatTheyPromise() throws InvalidRuns {
    Random random = new Random(11);
    IntToDoubleFunction noisy = m -> (80 + 6000.0 / m) * (1 + random.nextGaussian() * 0.04);
    int held = 0;
    for (int i = 0; i < 500; i++) {
      Interval bounds = Ernest.fit(runs(noisy, 2, 4, 8, 12, 16, 24)).seconds(10);
      double next = noisy.applyAsDouble(10);
      held += next >= bounds.low() && next <= bounds.high() ? 1 : 0;
    }
    assertThat(held / 500.0).isBetween(0.84, 0.97);
  }

  @Test
  void tooFewCountsAreRefused() {
    assertThatThrownBy(() -> Ernest.fit(runs(m -> 100.0 / m, 2, 4, 4)))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage("Cannot fit a model to runs on 2 counts of machines (measure on 3 or more)");
  }

  /** Each run is predicted from the others of its type, on CherryPick's own measurements. */
  @Test
  void measuredRunsArePredictedFromTheOthers() throws Exception {
    Assumptions.assumeTrue(Files.exists(MEASURED), "CherryPick's table of runs is not at hand");
    List<Double> errors = new ArrayList<>();
    try (var csv = Files.newBufferedReader(MEASURED)) {
      for (List<MeasuredRun> workload : RunTable.parse(csv, "runs.csv").values()) {
        for (List<MeasuredRun> type : byType(workload)) {
          for (MeasuredRun run : type.size() < 5 ? List.<MeasuredRun>of() : type) {
            List<MeasuredRun> others = new ArrayList<>(type);
            others.remove(run);
            double middle = Ernest.fit(others).seconds(run.configuration().machines()).middle();
            errors.add(Math.abs(middle / run.seconds() - 1));
          }
        }
      }
    }
    errors.sort(null);
    assertThat(errors.size()).isGreaterThan(100);
    assertThat(errors.get(errors.size() / 2)).isLessThan(0.1);
  }

  private static Collection<List<MeasuredRun>> byType(List<MeasuredRun> runs) {
    return runs.stream()
        .collect(Collectors.groupingBy(run -> run.configuration().machineType()))
        .values();
  }
}
