package dev.tarsier.job.model.pca;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestComponentSign {
  private static double[] fixed(double... component) {
    ComponentSign.fix(component);
    return component;
  }

  @Test
  void theLargestLoadingIsMadePositive() {
    assertThat(fixed(0.1, -0.9, 0.3)).containsExactly(-0.1, 0.9, -0.3);
    assertThat(fixed(-0.1, 0.9, 0.3)).containsExactly(-0.1, 0.9, 0.3);
  }

  @Test
  void ofEqualLoadingsTheFirstDecides() {
    assertThat(fixed(-0.7, 0.7)).containsExactly(0.7, -0.7);
    assertThat(fixed(0.7, -0.7)).containsExactly(0.7, -0.7);
  }

  @Test
  void roundingDoesNotDecide() {
    assertThat(fixed(-0.70710678, 0.70710679)).containsExactly(0.70710678, -0.70710679);
  }

  @Test
  void zeroesKeepNoSign() {
    assertThat(fixed(0.0, -1.0)).containsExactly(0.0, 1.0);
  }
}
