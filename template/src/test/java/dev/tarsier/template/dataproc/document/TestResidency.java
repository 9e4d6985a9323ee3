package dev.tarsier.template.dataproc.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestResidency {
  @Test
  void aContinentHoldsItsRegions() {
    assertThat(Residency.holds("us", "us-central1")).isTrue();
    assertThat(Residency.holds("us", "us")).isTrue();
    assertThat(Residency.holds("us", "europe-west4")).isFalse();
    assertThat(Residency.holds("asia", "asia-east1")).isTrue();
  }

  @Test
  void aRegionHoldsItselfAlone() {
    assertThat(Residency.holds("europe-west4", "europe-west4")).isTrue();
    assertThat(Residency.holds("europe-west1", "europe-west10")).isFalse();
  }

  @Test
  void theUnionIsNotTheContinent() {
    assertThat(Residency.holds("eu", "europe-west4")).isTrue();
    assertThat(Residency.holds("eu", "europe-west2")).isFalse();
    assertThat(Residency.holds("eu", "europe-west6")).isFalse();
    assertThat(Residency.holds("europe", "europe-west2")).isTrue();
  }
}
