package dev.tarsier.job.alike;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestEqualKept extends KeptContract {
  @Override
  Kept kept() {
    return new EqualKept();
  }

  @Test
  void oneBitMakesAnother() {
    Fingerprint fingerprint = some();
    kept.keep(fingerprint, 0);

    assertThat(kept.match(away(fingerprint, 1))).isEmpty();
  }
}
