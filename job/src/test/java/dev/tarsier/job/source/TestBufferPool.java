package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestBufferPool {
  private final BufferPool pool = new BufferPool();

  @Test
  void usedAgain() {
    byte[] buffer = pool.take(100_000);
    pool.give(buffer);

    assertThat(buffer).hasSizeGreaterThanOrEqualTo(100_000);
    assertThat(pool.take(90_000)).isSameAs(buffer);
    assertThat(pool.take(90_000)).isNotSameAs(buffer);
  }

  @Test
  void notForALargerFile() {
    byte[] buffer = pool.take(100_000);
    pool.give(buffer);

    assertThat(pool.take(200_000)).hasSizeGreaterThanOrEqualTo(200_000).isNotSameAs(buffer);
  }

  @Test
  void notForAFarSmallerFile() {
    byte[] buffer = pool.take(10_000_000);
    pool.give(buffer);

    assertThat(pool.take(10)).isNotSameAs(buffer);
  }

  @Test
  void emptyFile() {
    assertThat(pool.take(0)).isNotNull();
  }
}
