package dev.tarsier.job.accept;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TestByteWindow {
  private static final byte[] BYTES = {9, 9, 1, 2, 3, (byte) 0xFF, 9, 9};

  /** The bytes 1, 2, 3, 255 between neighbours that must never be seen. */
  private final ByteWindow window = new ByteWindow(BYTES, 2, 4);

  @Test
  void readsInside() {
    assertThat(window.u8(3)).isEqualTo(255);
    assertThat(window.u16(0, BIG_ENDIAN)).isEqualTo(0x0102);
    assertThat(window.u16(0, LITTLE_ENDIAN)).isEqualTo(0x0201);
    assertThat(window.u32(0, BIG_ENDIAN)).isEqualTo(0x010203FFL);
    assertThat(window.u32(0, LITTLE_ENDIAN)).isEqualTo(0xFF030201L);
  }

  @Test
  void readsZeroOutside() {
    assertThat(window.u8(-1)).isZero();
    assertThat(window.u8(4)).isZero();
    assertThat(window.u8(Long.MAX_VALUE)).isZero();
    assertThat(window.u16(3, BIG_ENDIAN)).isEqualTo(0xFF00);
    assertThat(window.u32(3, LITTLE_ENDIAN)).isEqualTo(0xFF);
  }

  @Test
  void holdsWithoutWrapping() {
    assertThat(window.holds(0, 4)).isTrue();
    assertThat(window.holds(4, 0)).isTrue();
    assertThat(window.holds(1, 4)).isFalse();
    assertThat(window.holds(-1, 1)).isFalse();
    assertThat(window.holds(1, -1)).isFalse();
    assertThat(window.holds(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
  }

  @Test
  void sliceIsCutToTheWindow() {
    assertThat(window.slice(1, 2).length()).isEqualTo(2);
    assertThat(window.slice(3, 100).length()).isEqualTo(1);
    assertThat(window.slice(100, 1).length()).isZero();
    assertThat(window.slice(1, 2).u8(2)).isZero();
    assertThat(window.slice(1, 2).u8(0)).isEqualTo(2);
  }

  @Test
  void matchesOnlyInside() {
    assertThat(window.matches(1, "\u0002\u0003\u00ff")).isTrue();
    assertThat(window.matches(1, "\u0002\u0003\u00ff\t")).isFalse();
    assertThat(window.matches(1, "\u0002\u0004")).isFalse();
  }

  @Test
  void hexShowsNoNeighbour() {
    assertThat(window.hex(8)).isEqualTo("01 02 03 ff");
    assertThat(window.hex(2)).isEqualTo("01 02");
  }

  @Test
  void nextFfAgreesWithALoop() {
    Random random = new Random(1);
    byte[] bytes = new byte[300];
    for (int round = 0; round < 2000; round++) {
      random.nextBytes(bytes);
      // Values around 0xFF and 0x80, where the arithmetic on eight bytes at once could borrow.
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(30) == 0 ? -1 : (byte) (random.nextBoolean() ? 0xFE : 0x7F);
      }
      int start = random.nextInt(10);
      ByteWindow searched = new ByteWindow(bytes, start, random.nextInt(280));
      int from = random.nextInt(300);
      assertThat(searched.nextFf(from)).isEqualTo(loop(searched, from));
    }
  }

  private static int loop(ByteWindow searched, int from) {
    int at = from;
    while (at < searched.length() && searched.u8(at) != 0xFF) {
      at++;
    }
    return Math.min(at, searched.length());
  }
}
