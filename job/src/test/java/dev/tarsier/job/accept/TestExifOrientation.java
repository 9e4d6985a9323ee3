package dev.tarsier.job.accept;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestExifOrientation {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void bothByteOrders(int orientation) {
    assertThat(of(Fixtures.exif(orientation, BIG_ENDIAN))).isEqualTo(orientation);
    assertThat(of(Fixtures.exif(orientation, LITTLE_ENDIAN))).isEqualTo(orientation);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void orientationOutsideItsRange(int orientation) {
    assertThat(of(Fixtures.exif(orientation, BIG_ENDIAN))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"4, 6", "1, 6", "2, 1", "9, 1", "99, 1"})
  void unsignedTypesAreRead(int type, int expected) {
    assertThat(of(oneEntry(274, type, 1, 6))).isEqualTo(expected);
  }

  @Test
  void noOrientation() {
    assertThat(of(oneEntry(275, 3, 1, 6))).isEqualTo(1);
    assertThat(of(oneEntry(274, 3, 0, 6))).isEqualTo(1);
  }

  @Test
  void noBlock() {
    assertThat(of(new byte[0])).isEqualTo(1);
    assertThat(of(new byte[] {'I', 'I'})).isEqualTo(1);
    assertThat(of(new byte[100])).isEqualTo(1);
  }

  @Test
  void directoryOutsideTheBlock() {
    byte[] exif = ByteAssembly.littleEndian().latin1("II*\0").u32(0xFFFFFFFFL).toArray();

    assertThat(of(exif)).isEqualTo(1);
  }

  @Test
  void entryCutByTheEndOfTheBlock() {
    byte[] whole = oneEntry(274, 3, 1, 6);

    assertThat(of(Fixtures.prefix(whole, whole.length - 1))).isEqualTo(1);
  }

  @Test
  void moreEntriesStatedThanHeld() {
    byte[] exif = Fixtures.with(oneEntry(275, 3, 1, 6), 9, 0xFF);

    assertThat(of(exif)).isEqualTo(1);
  }

  private static byte[] oneEntry(int tag, int type, long count, long value) {
    return new ByteAssembly(ByteOrder.LITTLE_ENDIAN)
        .latin1("II*\0")
        .u32(8)
        .u16(1)
        .u16(tag)
        .u16(type)
        .u32(count)
        .u32(value)
        .toArray();
  }

  private static int of(byte[] exif) {
    return ExifOrientation.of(new ByteWindow(exif, 0, exif.length));
  }
}
