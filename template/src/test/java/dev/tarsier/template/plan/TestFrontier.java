package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.problem.ProblemsFound;
import org.junit.jupiter.api.Test;

class TestFrontier {
  private static final String MEASURED =
      "  measured: {images: 36000, bytes: 80GiB, megapixels: 12}\n";

  private static Frontier frontier(String cluster) throws ProblemsFound {
    Plan plan = Plans.of(MEASURED, "cluster: {" + cluster + "}\n");
    Forecaster forecaster = new Forecaster();
    Forecast.Known known =
        (Forecast.Known) forecaster.forecast(plan, Throughput.ofImagesPerSecond(1));
    return forecaster.frontier(plan, known);
  }

  /** The definition, pair by pair. */
  @Test
  void noClusterBeatsOneOfTheBestInBoth() throws ProblemsFound {
    Frontier frontier = frontier("machine-type: n2-standard-4, region: us-central1");

    assertThat(frontier.weighed().size()).isGreaterThan(200);
    assertThat(frontier.best()).isNotEmpty();
    for (Alternative each : frontier.weighed()) {
      boolean beaten = frontier.weighed().stream().anyMatch(other -> beats(other, each));
      assertThat(frontier.best().contains(each))
          .as(each.toString())
          .isEqualTo(!beaten && first(frontier, each));
    }
  }

  private static boolean beats(Alternative a, Alternative b) {
    boolean noWorse =
        Frontier.minutes(a) <= Frontier.minutes(b) && Frontier.usd(a) <= Frontier.usd(b);
    boolean better = Frontier.minutes(a) < Frontier.minutes(b) || Frontier.usd(a) < Frontier.usd(b);
    return noWorse && better;
  }

  /** Of clusters that are alike in both figures one is enough. */
  private static boolean first(Frontier frontier, Alternative each) {
    return frontier.weighed().stream()
        .filter(
            other ->
                Frontier.minutes(other) == Frontier.minutes(each)
                    && Frontier.usd(other) == Frontier.usd(each))
        .findFirst()
        .filter(each::equals)
        .isPresent();
  }

  @Test
  void theBestAreSortedByTimeAndByCostTheOtherWay() throws ProblemsFound {
    Frontier frontier = frontier("machine-type: n2-standard-4, region: us-central1");
    assertThat(frontier.best())
        .isSortedAccordingTo((a, b) -> Double.compare(Frontier.minutes(a), Frontier.minutes(b)))
        .isSortedAccordingTo((a, b) -> Double.compare(Frontier.usd(b), Frontier.usd(a)));
  }

  /** hyperdisk-balanced, from which n4 boots, has no price on record in this region. */
  @Test
  void whatHasNoPriceTakesNoPart() throws ProblemsFound {
    Frontier frontier = frontier("machine-type: n4-standard-4, region: us-central1");
    assertThat(frontier.unpriced()).isPositive();
    assertThat(frontier.weighed())
        .noneMatch(each -> each.shape().machineType().family().equals("n4"));
    assertThat(frontier.spec().shape().machineType().name()).isEqualTo("n4-standard-4");
  }

  @Test
  void aRegionWithoutPricesHasNoFrontier() throws ProblemsFound {
    Frontier frontier = frontier("machine-type: n2-standard-4, region: asia-east1");
    assertThat(frontier.weighed()).isEmpty();
    assertThat(frontier.best()).isEmpty();
  }
}
