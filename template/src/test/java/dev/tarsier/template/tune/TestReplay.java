package dev.tarsier.template.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TestReplay {
  private static final Path MEASURED = Path.of("../../shared/data/cherrypick/runs.csv");

  private final MadeWorkload workload = new MadeWorkload(20_000, 60, 200);

  private Replay replay(Budget budget) throws InvalidRuns {
    return new Replay("made", workload.runs(), budget);
  }

  @Test
  void theSameSeedGivesTheSame() throws InvalidRuns {
    ReplayResult result = replay(Budget.DEFAULT).run(20, 7);
    assertThat(replay(Budget.DEFAULT).run(20, 7)).isEqualTo(result);
    assertThat(replay(Budget.DEFAULT).run(20, 8)).isNotEqualTo(result);
  }

  /** Workloads that nothing was chosen on, drawn anew: the search must beat blind draws clearly. */
  @Test
  void workloadsThatWereDrawnAreSearchedBetterThanBlindly() throws InvalidRuns {
    Random random = new Random(20_261_126);
    List<Double> searched = new ArrayList<>();
    List<Double> drawn = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Replay replay = new Replay("w" + i, MadeWorkload.drawn(random).runs(), Budget.DEFAULT);
      ReplayResult result = replay.run(10, i);
      searched.add(result.search().within5Percent());
      drawn.add(result.random().within5Percent());
      assertThat(result.search().runsMean()).isBetween(6.0, 8.0);
      assertThat(result.search().costOverOptimumP90())
          .isLessThanOrEqualTo(result.random().costOverOptimumP90());
    }
    assertThat(mean(searched)).isGreaterThan(0.8).isGreaterThan(2 * mean(drawn));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void aBudgetOfAllClustersFindsTheOptimum() throws InvalidRuns {
    List<MeasuredRun> few = workload.runs().subList(0, 6);
    Replay replay = new Replay("few", few, new Budget(3, 6, Double.POSITIVE_INFINITY));
    Score score = replay.run(10, 1).search();
    assertThat(score.optimal()).isEqualTo(1);
    assertThat(score.searchCostOverExhaustive()).isEqualTo(1);
  }

  @Test
  void whatIsFoundKeepsToTheTime() throws InvalidRuns {
    List<MeasuredRun> runs = new MadeWorkload(20_000, 60, 8).runs();
    MeasuredRun cheapest =
        runs.stream().min(Comparator.comparingDouble(MeasuredRun::usd)).orElseThrow();
    double limit = cheapest.seconds() * 0.6;

    Score score = new Replay("made", runs, new Budget(3, 8, limit)).run(50, 3).search();

    // Below 1 would be a run that is cheaper and too slow.
    assertThat(score.costOverOptimumP50()).isBetween(1.0, 1.05);
    assertThat(score.costOverOptimumP90()).isBetween(1.0, 1.25);
  }

  @Test
  void aTimeThatNoClusterKeepsIsRefused() {
    double shortest =
        workload.runs().stream().mapToDouble(MeasuredRun::seconds).min().orElseThrow();
    assertThatThrownBy(() -> replay(new Budget(3, 8, 100)))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage(
            "Invalid --max-runtime: 100 s (no run of made took less than "
                + (long) Math.ceil(shortest)
                + " s)");
  }

  @Test
  void tooFewClustersAreRefused() {
    List<MeasuredRun> three = workload.runs().subList(0, 3);
    assertThatThrownBy(() -> new Replay("made", three, Budget.DEFAULT))
        .isInstanceOf(InvalidRuns.class)
        .hasMessage(
            "Invalid workload: made (it ran on 3 clusters, and 3 are drawn before the search"
                + " begins; measure more)");
  }

  /** What the README shows of CherryPick's own measurements, as bounds. */
  @Test
  void cherryPicksMeasurementsAreSearchedWell() throws Exception {
    Assumptions.assumeTrue(Files.exists(MEASURED), "CherryPick's table of runs is not at hand");
    Map<String, List<MeasuredRun>> table;
    try (var csv = Files.newBufferedReader(MEASURED)) {
      table = RunTable.parse(csv, "runs.csv");
    }
    assertThat(table.keySet()).containsExactly("terasort", "tpch");
    for (var entry : table.entrySet()) {
      ReplayResult result =
          new Replay(entry.getKey(), entry.getValue(), Budget.DEFAULT).run(200, 1);
      Score search = result.search();
      Score random = result.random();
      assertThat(search.runsMean()).isLessThanOrEqualTo(8);
      assertThat(search.within5Percent()).isGreaterThanOrEqualTo(0.9);
      assertThat(search.costOverOptimumP90()).isLessThanOrEqualTo(1.05);
      assertThat(search.costOverOptimumP50()).isLessThan(random.costOverOptimumP50());
      assertThat(search.costOverOptimumP90()).isLessThan(random.costOverOptimumP90());
    }
  }
}
