package dev.tarsier.job.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.recipe.Resize.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestResize {
  /** Sizes that img2dataset makes of these images: Python's round(side * scale). */
  @ParameterizedTest
  @CsvSource({
    "KEEP_RATIO, 256, 640, 480, 341, 256",
    "KEEP_RATIO, 256, 480, 640, 256, 341",
    "KEEP_RATIO, 3, 7, 2, 10, 3",
    "KEEP_RATIO, 1, 5, 2, 2, 1",
    "KEEP_RATIO, 1, 7, 2, 4, 1",
    "CENTER_CROP, 256, 640, 480, 341, 256",
    "KEEP_RATIO_LARGEST, 256, 640, 480, 256, 192",
    "BORDER, 256, 480, 640, 192, 256",
    "BORDER, 256, 9000, 2, 256, 1",
    "NO, 256, 640, 480, 640, 480"
  })
  void scaled(Mode mode, int size, int width, int height, int toWidth, int toHeight) {
    assertThat(Resize.to(mode, size).scaled(new Extent(width, height)))
        .isEqualTo(new Extent(toWidth, toHeight));
  }

  @ParameterizedTest
  @CsvSource({
    "KEEP_RATIO, 640, 256, true",
    "KEEP_RATIO, 640, 257, false",
    "CENTER_CROP, 257, 257, false",
    "KEEP_RATIO_LARGEST, 257, 10, false",
    "BORDER, 256, 256, true",
    "NO, 640, 480, true"
  })
  void onlyIfBigger(Mode mode, int width, int height, boolean left) {
    Resize resize = new Resize(mode, 256, Resize.Up.LANCZOS, true, "white");

    assertThat(resize.leaves(new Extent(width, height))).isEqualTo(left);
    assertThat(Resize.to(mode, 256).leaves(new Extent(width, height))).isEqualTo(mode == Mode.NO);
  }

  @Test
  void colors() {
    assertThat(RgbColor.parse("#0080Ff")).isEqualTo(new RgbColor(0, 128, 255));
    assertThat(RgbColor.parse("Teal")).isEqualTo(new RgbColor(0, 128, 128));
    assertThat(RgbColor.parse("teal").luma()).isEqualTo(90);
    assertThat(RgbColor.parse("white").luma()).isEqualTo(255);
    assertThatThrownBy(() -> RgbColor.parse("#fff"))
        .hasMessage(
            "Invalid color: #fff (must be \"#rrggbb\", in quotes, or one of aqua, black, blue,"
                + " fuchsia, gray, green, lime, maroon, navy, olive, purple, red, silver, teal,"
                + " white, yellow)");
  }
}
