package dev.tarsier.job.alike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestFingerprint {
  private static final String HEX = "00ff" + "0123456789abcdef".repeat(3) + "0123456789ab";

  @Test
  void theTextComesBack() {
    assertThat(Fingerprint.parse(HEX).hex()).isEqualTo(HEX);
  }

  @Test
  void theDistanceIsTheBitsThatDiffer() {
    Fingerprint other = Fingerprint.parse("01fe" + HEX.substring(4));

    assertThat(Fingerprint.parse(HEX).distance(other)).isEqualTo(2);
  }

  @Test
  void anyOtherLengthIsRefused() {
    assertThatThrownBy(() -> Fingerprint.of(new byte[20]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fingerprint: 20 bytes (must be 32)");
  }
}
