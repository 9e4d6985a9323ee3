package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.recipe.Operations;
import dev.tarsier.template.problem.ProblemsFound;
import org.junit.jupiter.api.Test;

class TestForecaster {
  private static final String MEASURED =
      "  measured: {images: 36000, bytes: 80GiB, megapixels: 12}\n";

  private static final Throughput ONE_A_SECOND = Throughput.ofImagesPerSecond(1);

  private static Forecast.Known known(String cluster) throws ProblemsFound {
    return known(cluster, ONE_A_SECOND);
  }

  private static Forecast.Known known(String cluster, Throughput throughput) throws ProblemsFound {
    Plan plan = Plans.of(MEASURED, "cluster: {" + cluster + "}\n");
    return (Forecast.Known) new Forecaster().forecast(plan, throughput);
  }

  /** Ten core hours on 16 cores of one node. */
  @Test
  void timeOfOneNodeIsItsWorkAndWhatIsAroundIt() throws ProblemsFound {
    Forecast.Known known = known("machine-type: n2-standard-16, workers: 0, region: us-central1");
    double work = 36_000 / 16.0 / 60;
    double partition = 36_000 * 2 / 320.0 / 60;

    assertThat(known.coreHours()).isCloseTo(10, within(1e-9));
    assertThat(known.estimate().minutes().low()).isCloseTo(1.5 + 1 + work, within(1e-9));
    assertThat(known.estimate().minutes().high())
        .isCloseTo(3 + 2.5 + 2 * work + partition, within(1e-9));
  }

  /** 80 GiB at 32 Gbps take longer than 36,000 images at 10,000 a second and core. */
  @Test
  void coresWaitForTheNetworkWhereItIsSlower() throws ProblemsFound {
    String cluster = "machine-type: n2-standard-16, workers: 0, region: us-central1";
    Estimate estimate = known(cluster, Throughput.ofImagesPerSecond(10_000)).estimate();
    double transfer = (80L << 30) * 8 / 32e9;

    assertThat(estimate.minutes().low()).isCloseTo(1.5 + 1 + transfer / 60, within(1e-9));
    assertThat(estimate.network().isBottleneck()).isTrue();
    assertThat(estimate.network().share())
        .isCloseTo(16 * transfer / (3.6 * Math.sqrt(2)), within(1e-9));
    assertThat(known(cluster).estimate().network().isBottleneck()).isFalse();
    Network unknown = known("machine-type: n2-custom-4-8192, workers: 0").estimate().network();
    assertThat(unknown).isEqualTo(new Network(0, 0));
  }

  /** n2-standard-16 at 0.776944 and 100 GiB of pd-balanced at 0.100 a month; 16 vCPUs' fee. */
  @Test
  void costIsMachineFeeAndDisk() throws ProblemsFound {
    Estimate estimate =
        known("machine-type: n2-standard-16, workers: 0, region: us-central1").estimate();
    double hourly = 0.776944 + 16 * 0.010 + 100 * 0.100 / 730;

    assertThat(estimate.usd().low())
        .isCloseTo(hourly * estimate.minutes().low() / 60, within(1e-9));
    assertThat(estimate.usd().high())
        .isCloseTo(hourly * estimate.minutes().high() / 60, within(1e-9));
    assertThat(estimate.unpriced()).isEmpty();
    assertThat(estimate.spotShare()).isZero();
  }

  /** The primaries work alone for 150 seconds, then 13 secondaries join them. */
  @Test
  void secondaryWorkersJoinAfterTheRamp() throws ProblemsFound {
    Estimate estimate = known("machine-type: n2-standard-2, region: us-central1").estimate();
    double work = 150 + (36_000 - 4 * 150) / 30.0;
    double hours = (90 + 60 + work) / 3600;
    double secondaryHours = 13 * (work - 150) / 3600;
    double disk = 100 * 0.100 / 730;

    assertThat(estimate.minutes().low()).isCloseTo(hours * 60, within(1e-9));
    assertThat(estimate.usd().low())
        .isCloseTo(
            3 * hours * (0.097118 + 0.020 + disk) + secondaryHours * (0.029976 + 0.020 + disk),
            within(1e-9));
    assertThat(estimate.spotShare()).isBetween(0.1, 0.6);
  }

  @Test
  void unknownPricesAreNamedAndLeftOut() throws ProblemsFound {
    assertThat(known("region: us-central1").estimate().unpriced())
        .containsExactly("price of hyperdisk-balanced in us-central1");
    assertThat(known("machine-type: n2-standard-2, region: europe-west4").estimate().unpriced())
        .containsExactly("spot price of n2-standard-2 in europe-west4");
    assertThat(
            known("machine-type: n2-standard-2, region: asia-east1, secondary: {max: 0}")
                .estimate()
                .unpriced())
        .containsExactly(
            "price of n2-standard-2 in asia-east1", "price of pd-balanced in asia-east1");
    assertThat(
            known(
                    "machine-type: n1-standard-4, region: us-central1, accelerator: {type:"
                        + " nvidia-tesla-t4}")
                .estimate()
                .unpriced())
        .containsExactly("price of nvidia-tesla-t4");
    assertThat(known("machine-type: n2-custom-4-8192, workers: 0").estimate().unpriced())
        .containsExactly("price of n2-custom-4-8192 in us-central1");
  }

  @Test
  void weighsOtherClusters() throws ProblemsFound {
    Forecast.Known known = known("machine-type: n2-standard-4, region: us-central1");

    assertThat(known.alternatives().get(0).chosen()).isTrue();
    assertThat(known.alternatives().stream().skip(1)).noneMatch(Alternative::chosen);
    assertThat(known.alternatives())
        .extracting(Alternative::why)
        .contains(
            "the spec's",
            "no secondary workers",
            "twice the secondary workers",
            "secondary workers not spot",
            "another series",
            "one node alone");
    assertThat(known.alternatives())
        .extracting(alternative -> alternative.shape().machineType().name())
        .contains("e2-standard-4", "n2-standard-8", "n2-standard-16");
  }

  @Test
  void acceleratorsAndLocalSsdsNarrowTheChoice() throws ProblemsFound {
    assertThat(
            known("machine-type: n1-standard-4, accelerator: {type: nvidia-tesla-t4}")
                .alternatives())
        .noneMatch(alternative -> alternative.why().equals("another series"));
    assertThat(known("machine-type: n2-standard-4, disk: {local-ssds: 1}").alternatives())
        .extracting(alternative -> alternative.shape().machineType().family())
        .containsOnly("n1", "n2", "n2d", "c2");
  }

  @Test
  void saysWhatIsMissingAndHowToFindOut() throws ProblemsFound {
    Operations operations = Operations.load();
    Plan unknown = Plans.of("", "");
    Plan unsized = Plans.of("  measured: {images: 10, bytes: 1GiB}\n", "");

    assertThat(new Forecaster().forecast(unknown, ONE_A_SECOND))
        .isEqualTo(
            new Forecast.Unknown(
                "the source's size is not known (run tarsier inspect gs://bucket/images, or set"
                    + " source.measured)"));
    assertThat(
            new Forecaster()
                .forecast(unsized, Throughput.table(unsized.spec().recipe(), operations)))
        .isEqualTo(
            new Forecast.Unknown(
                "the images' size is not known (run tarsier inspect gs://bucket/images, or set"
                    + " source.measured.megapixels)"));
    assertThat(new Forecaster().forecast(unsized, ONE_A_SECOND)).isInstanceOf(Forecast.Known.class);
  }

  @Test
  void unmeasuredStepIsSaid() throws ProblemsFound {
    Plan plan = Plans.of(MEASURED, "");

    assertThat(new Forecaster().forecast(plan, Throughput.measured(Double.NaN, 1)))
        .isEqualTo(
            new Forecast.Unknown(
                "recipe retina has a step that nobody has measured (run tarsier bench, then tarsier"
                    + " plan --bench FILE)"));
  }
}
