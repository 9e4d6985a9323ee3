package dev.tarsier.job.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestByteSize {
  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "7B, 7",
    "1KiB, 1024",
    "256MiB, 268435456",
    "8 GiB, 8589934592",
    "2TiB, 2199023255552",
    "1KB, 1000",
    "3MB, 3000000",
    "1.5 GB, 1500000000",
    "1TB, 1000000000000",
    "0.5KiB, 512",
    "1.000B, 1",
    "12mib, 12582912",
    "12Mib, 12582912",
    "8191TiB, 9006099743113216"
  })
  void units(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
  }

  @Test
  void spaceAround() {
    assertThat(ByteSize.parse(" 8MiB\n")).isEqualTo(ByteSize.ofMebibytes(8));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0B",
    "1023, 1023B",
    "1024, 1KiB",
    "1025, 1025B",
    "1536, 1536B",
    "67108864, 64MiB",
    "1099511627776, 1TiB",
    "1125899906842624, 1024TiB",
    "9223372036854775807, 9223372036854775807B"
  })
  void printed(long bytes, String text) {
    assertThat(new ByteSize(bytes)).hasToString(text);
  }

  @Test
  void printIsReadBackExactly() {
    Random random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      ByteSize size =
          new ByteSize(
              (random.nextLong() >>> (1 + random.nextInt(63))) << random.nextInt(12) >>> 1);

      assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "MiB", "-1B", "+1B", "1,5GB", ".5GB", "5.GB", "1MiB2", "1 M B", "1MiB/s"})
  void noNumberAndUnit(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid size: " + text + " (write a number and a unit, such as 256MiB)");
  }

  @Test
  void noUnit() {
    assertThatThrownBy(() -> ByteSize.parse("256"))
        .hasMessage("Missing unit in size: 256 (write 256MiB, for example)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"256M", "256MBit", "1PiB", "3bytes"})
  void unknownUnit(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .hasMessage(
            "Invalid unit in size: " + text + " (use B, KiB, MiB, GiB, TiB, KB, MB, GB or TB)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5B", "1.0001KB", "9223372036854775808B", "99999999999TiB"})
  void notAWholeNumberOfBytes(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .hasMessage("Invalid size: " + text + " (must be a whole number of bytes below 8 EiB)");
  }

  @Test
  void negative() {
    assertThatThrownBy(() -> new ByteSize(-1))
        .hasMessage("Invalid size: -1 (must not be negative)");
  }
}
