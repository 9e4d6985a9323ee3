package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.PngFixtures.IEND;
import static dev.tarsier.job.accept.PngFixtures.black;
import static dev.tarsier.job.accept.PngFixtures.chunk;
import static dev.tarsier.job.accept.PngFixtures.header;
import static dev.tarsier.job.accept.PngFixtures.png;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPngHeader {
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY
      })
  void colourModelsOfTheJdk(int type) {
    assertThat(judge(Fixtures.encode(Fixtures.picture(40, 30, type), "png")))
        .isEqualTo(new Accepted(new ImageHeader(ImageFormat.PNG, 40, 30, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "0, 2", "0, 4", "0, 8", "0, 16", "2, 8", "2, 16", "4, 8", "4, 16", "6, 8", "6, 16"
  })
  void bitDepth(int colourType, int depth) {
    assertThat(judge(png(header(4, 3, depth, colourType), DATA, IEND))).isEqualTo(accepted(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void bitDepthOfAPalette(int depth) {
    byte[] palette = chunk("PLTE", new byte[6]);

    assertThat(judge(png(header(4, 3, depth, 3), palette, DATA, IEND))).isEqualTo(accepted(1));
  }

  @Test
  void wrongSuggestedPaletteDoesNotMatter() {
    assertThat(judge(png(HEADER, chunk("PLTE", new byte[4]), DATA, IEND))).isEqualTo(accepted(1));
  }

  @Test
  void headerOfAnotherLength() {
    assertRejected(
        png(chunk("IHDR", new byte[12]), DATA, IEND), CORRUPT, "Invalid PNG header length: 12");
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "2, 4", "3, 16", "4, 1", "6, 2", "1, 8", "5, 8", "7, 8"})
  void bitDepthThatDoesNotExist(int colourType, int depth) {
    assertRejected(
        png(header(4, 3, depth, colourType), DATA, IEND),
        CORRUPT,
        "Invalid PNG bit depth: " + depth + " bits with colour type " + colourType);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "0, 1, 0", "0, 0, 2"})
  void methodThatDoesNotExist(int compression, int filter, int interlace) {
    byte[] data =
        ByteAssembly.bigEndian()
            .u32(4)
            .u32(3)
            .bytes(8, 2, compression, filter, interlace)
            .toArray();

    assertRejected(
        png(chunk("IHDR", data), DATA, IEND),
        CORRUPT,
        "Invalid PNG compression, filter or interlace method: "
            + (compression + ", " + filter + ", " + interlace));
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "4, 0", "4294967295, 3"})
  void size(long width, long height) {
    assertRejected(
        png(header(width, height, 8, 2), DATA, IEND),
        CORRUPT,
        "Invalid PNG size: " + width + "x" + height);
  }

  @Test
  void tooLarge() {
    assertRejected(
        png(header(20_000, 20_000, 8, 2), DATA, IEND),
        TOO_LARGE,
        "20000x20000 is 400 megapixels, limit 1");
  }

  @Test
  void interlaced() {
    byte[] data = ByteAssembly.bigEndian().u32(4).u32(3).bytes(8, 2, 0, 0, 1).toArray();

    assertThat(judge(png(chunk("IHDR", data), DATA, IEND))).isEqualTo(accepted(1));
  }

  @Test
  void largestPalette() {
    assertThat(judge(png(header(4, 3, 8, 3), chunk("PLTE", new byte[768]), DATA, IEND)))
        .isEqualTo(accepted(1));
  }

  @Test
  void noPalette() {
    assertRejected(
        png(header(4, 3, 8, 3), DATA, chunk("PLTE", new byte[3]), IEND),
        CORRUPT,
        "Missing PNG palette: no PLTE before IDAT");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 771})
  void paletteOfAnotherLength(int bytes) {
    assertRejected(
        png(header(4, 3, 8, 3), chunk("PLTE", new byte[bytes]), DATA, IEND),
        CORRUPT,
        "Invalid PNG palette length: " + bytes);
  }

  private static final byte[] HEADER = header(4, 3, 8, 2);
  private static final byte[] DATA = black(12, 3);

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.PNG, 4, 3, orientation));
  }
}
