package dev.tarsier.template.emulator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestByteRange {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0, 4",
    "bytes=4-, 4, 6",
    "bytes=4-99, 4, 6",
    "bytes=-3, 7, 3",
    "bytes=-99, 0, 10",
    "'bytes=0-1,4-5', 0, 10",
    "lines=1-2, 0, 10"
  })
  void isCutToWhatIsThere(String header, long offset, long bytes) {
    assertThat(ByteRange.of(header, 10)).hasValue(new ByteRange(offset, bytes));
  }

  @Test
  void cannotBeHadPastTheEnd() {
    assertThat(ByteRange.of("bytes=10-", 10)).isEmpty();
    assertThat(ByteRange.of("bytes=5-4", 10)).isEmpty();
    assertThat(ByteRange.of("bytes=-0", 10)).isEmpty();
    assertThat(ByteRange.of("bytes=0-", 0)).isEmpty();
  }
}
