package dev.tarsier.template.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestMachineType {
  @Test
  void nameSaysTheCores() {
    assertThat(new MachineType("n4-standard-2").cores()).isEqualTo(2);
    assertThat(new MachineType("c4a-highmem-16").cores()).isEqualTo(16);
    assertThat(new MachineType("c3-standard-44-lssd").cores()).isEqualTo(44);
    assertThat(new MachineType("custom-6-23040").cores()).isEqualTo(6);
    assertThat(new MachineType("n2-custom-4-8192-ext").cores()).isEqualTo(4);
  }

  @Test
  void nameSaysTheSeries() {
    assertThat(new MachineType("c4a-highmem-16").family()).isEqualTo("c4a");
    assertThat(new MachineType("n2-custom-4-8192").family()).isEqualTo("n2");
    assertThat(new MachineType("custom-6-23040").family()).isEqualTo("n1");
  }

  @Test
  void seriesThatBootFromHyperdiskAloneDo() {
    assertThat(ClusterSpec.Disk.defaultType(new MachineType("n4-standard-2")))
        .isEqualTo("hyperdisk-balanced");
    assertThat(ClusterSpec.Disk.defaultType(new MachineType("n2-standard-2")))
        .isEqualTo("pd-balanced");
  }

  @Test
  void refusesNamesWithoutCores() {
    assertThatThrownBy(() -> new MachineType("e2-medium"))
        .hasMessage("Unsupported machine type: e2-medium (name its vCPUs, as in n4-standard-2)");
  }
}
