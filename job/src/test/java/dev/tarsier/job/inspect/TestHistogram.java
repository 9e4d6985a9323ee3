package dev.tarsier.job.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.SourceProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestHistogram {
  @Test
  void quantilesAreValuesThatAreThere() {
    double[] values = {1, 2, 3, 4};

    assertThat(Quantile.of(values, 0.05)).isEqualTo(1);
    assertThat(Quantile.of(values, 0.5)).isEqualTo(2);
    assertThat(Quantile.of(values, 0.95)).isEqualTo(4);
    assertThat(Quantile.of(values, 1)).isEqualTo(4);
    assertThat(Quantile.of(new double[0], 0.5)).isZero();
  }

  @Test
  void binsByPowersOfTwo() {
    assertThat(Histogram.of(new double[] {3, 4, 7, 8, 40}))
        .containsExactly(bin(4, 1), bin(8, 2), bin(16, 1), bin(32, 0), bin(64, 1));
    assertThat(Histogram.of(new double[] {0, 0})).containsExactly(bin(1, 2));
    assertThat(Histogram.of(new double[0])).isEmpty();
  }

  @Test
  void neverMoreBinsThanOneReads() {
    List<SourceProfile.Bin> bins = Histogram.of(new double[] {0, 5, 1L << 40});

    assertThat(bins).hasSizeLessThanOrEqualTo(12);
    assertThat(bins.stream().mapToLong(SourceProfile.Bin::images).sum()).isEqualTo(3);
    assertThat(bins.get(bins.size() - 1).images()).isEqualTo(1);
  }

  private static SourceProfile.Bin bin(long below, long images) {
    return new SourceProfile.Bin(below, images);
  }
}
