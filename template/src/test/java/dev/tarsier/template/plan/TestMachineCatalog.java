package dev.tarsier.template.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.spec.MachineType;
import org.junit.jupiter.api.Test;

class TestMachineCatalog {
  private final MachineCatalog catalog = MachineCatalog.load();

  @Test
  void everyMachineHasAPriceInThreeRegionsAndASpotPriceInOne() {
    assertThat(catalog.machines())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            machine -> {
              assertThat(machine.usdPerHour())
                  .containsOnlyKeys("us-central1", "europe-west1", "europe-west4");
              assertThat(machine.spotUsdPerHour()).containsOnlyKeys("us-central1");
              assertThat(machine.spotUsdPerHour().get("us-central1"))
                  .isLessThan(machine.usdPerHour().get("us-central1"));
              assertThat(machine.egressGbps()).isBetween(4.0, 32.0);
              assertThat(machine.memoryMebibytes()).isGreaterThan(machine.cores() * 900);
            });
    assertThat(catalog.priceDate()).isEqualTo("2025-03-06");
  }

  @Test
  void memoryIsTheCatalogsOrWhatTheNamePromises() {
    assertThat(memory("c4-standard-2")).isEqualTo(7 << 10);
    assertThat(memory("n2-custom-4-8192")).isEqualTo(8192);
    assertThat(memory("n2-custom-4-40960-ext")).isEqualTo(40960);
    assertThat(memory("n4-highmem-4")).isEqualTo(26 << 10);
    assertThat(memory("c3-highcpu-8")).isEqualTo(7372);
    assertThat(memory("n4-standard-80")).isEqualTo(280 << 10);
    assertThat(memory("m3-megamem-64")).isEqualTo(64 << 10);
  }

  private int memory(String name) {
    return catalog.memoryMebibytes(new MachineType(name));
  }
}
