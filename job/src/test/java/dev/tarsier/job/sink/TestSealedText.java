package dev.tarsier.job.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSealedText {
  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\": 1}", "zwei\nZeilen mit ä\n", "#12345678"})
  void comesBackAndOnlyWhole(String text) {
    String sealed = SealedText.seal(text);

    assertThat(SealedText.open(sealed)).contains(text);
    byte[] bytes = sealed.getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(SealedText.open(new String(flipped, StandardCharsets.UTF_8))).isEmpty();
    }
    assertThat(SealedText.open(sealed.substring(1))).isEmpty();
    assertThat(SealedText.open(text)).isEmpty();
  }
}
