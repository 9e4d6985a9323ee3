package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.BmpFixtures.header;
import static dev.tarsier.job.accept.Fixtures.concat;
import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.Fixtures.prefix;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestBmpCheck {
  private static final Accepted ACCEPTED = new Accepted(new ImageHeader(ImageFormat.BMP, 4, 3, 1));

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_USHORT_565_RGB,
        BufferedImage.TYPE_USHORT_555_RGB
      })
  void colourModelsOfTheJdk(int type) {
    assertThat(judge(Fixtures.encode(Fixtures.picture(40, 30, type), "bmp")))
        .isEqualTo(new Accepted(new ImageHeader(ImageFormat.BMP, 40, 30, 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 40, 52, 56, 64, 108, 124})
  void headerSize(int bytes) {
    assertThat(judge(header(bytes).toArray())).isEqualTo(ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({"12, 6, 768", "40, 8, 1024"})
  void palette(int headerBytes, int paletteOfOneBit, int paletteOfEightBits) {
    assertThat(judge(header(headerBytes).bits(1, 12).palette(0, paletteOfOneBit).toArray()))
        .isEqualTo(ACCEPTED);
    assertThat(judge(header(headerBytes).bits(8, 12).palette(0, paletteOfEightBits).toArray()))
        .isEqualTo(ACCEPTED);
  }

  @Test
  void paletteShorterThanTheDepthAllows() {
    assertThat(judge(header(40).bits(8, 12).palette(2, 8).toArray())).isEqualTo(ACCEPTED);
  }

  @Test
  void topDown() {
    assertThat(judge(header(40).size(4, -3).toArray())).isEqualTo(ACCEPTED);
  }

  @Test
  void bytesAppendedAfterTheImage() {
    assertThat(judge(concat(header(40).toArray(), new byte[2]))).isEqualTo(ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 16, 0xF800, 0x7E0, 0x1F",
    "40, 16, 0x7C00, 0x3E0, 0x1F",
    "40, 32, 0xFF0000, 0xFF00, 0xFF",
    "52, 32, 0xFF0000, 0xFF00, 0xFF",
    "56, 32, 0xFF000000, 0xFF0000, 0xFF00",
    "124, 32, 0xFF, 0xFF00, 0xFF0000"
  })
  void bitFields(int headerBytes, int bits, String red, String green, String blue) {
    assertThat(judge(withMasks(headerBytes, bits, red, green, blue))).isEqualTo(ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 16, 0xF000, 0xF00, 0xF0",
    "52, 16, 0xF800, 0x7E0, 0x1F",
    "40, 32, 0xFF, 0xFF00, 0xFF0000",
    "108, 32, 0x3FF00000, 0xFFC00, 0x3FF",
    "108, 32, 0xFF0000, 0xFF0000, 0xFF",
    "108, 32, 0xFFF00000, 0xFF00, 0xF"
  })
  void bitFieldsThatOpenCvMisreads(
      int headerBytes, int bits, String red, String green, String blue) {
    String shown =
        String.format(
            Locale.ROOT,
            "%08x, %08x, %08x",
            Long.decode(red),
            Long.decode(green),
            Long.decode(blue));

    assertRejected(
        withMasks(headerBytes, bits, red, green, blue),
        UNSUPPORTED,
        "Unsupported BMP bit fields: " + shown);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 1, RLE8",
    "40, 2, RLE4",
    "40, 4, JPEG",
    "40, 5, PNG",
    "40, 11, 11",
    "64, 3, Huffman",
    "64, 4, RLE24"
  })
  void compression(int headerBytes, int compression, String name) {
    assertRejected(
        header(headerBytes).compression(compression).toArray(),
        UNSUPPORTED,
        "Unsupported BMP compression: " + name);
  }

  @Test
  void cutHeader() {
    assertRejected(
        prefix(header(40).toArray(), 17), TRUNCATED, "Missing end of BMP: 17 of 26 bytes");
    assertRejected(
        prefix(header(40).toArray(), 53), TRUNCATED, "Missing end of BMP: 53 of 54 bytes");
  }

  @Test
  void cutPixels() {
    assertRejected(
        prefix(header(40).toArray(), 89), TRUNCATED, "Missing end of BMP: 89 of 90 bytes");
    assertRejected(
        header(40).size(5, 3).toArray(), TRUNCATED, "Missing end of BMP: 90 of 102 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 41, 125, -1})
  void headerSizeThatDoesNotExist(int bytes) {
    byte[] image = header(40).toArray();
    byte[] size = ByteAssembly.littleEndian().u32(bytes).toArray();
    System.arraycopy(size, 0, image, 14, 4);

    assertRejected(image, CORRUPT, "Invalid BMP header size: " + (bytes & 0xFFFFFFFFL));
  }

  @ParameterizedTest
  @CsvSource({"40, 0", "40, 2", "40, 48", "12, 16", "12, 32"})
  void bitsPerPixel(int headerBytes, int bits) {
    assertRejected(
        header(headerBytes).bits(bits, 36).toArray(),
        CORRUPT,
        "Invalid BMP bits per pixel: " + bits);
  }

  @Test
  void bitFieldsOf24Bits() {
    assertRejected(
        header(40).masks(0xFF0000, 0xFF00, 0xFF).toArray(),
        CORRUPT,
        "Invalid BMP bits per pixel: 24 with bit fields");
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 0x3", "4, 0, 4x0", "-4, 3, -4x3", "4, -2147483648, 4x2147483648"})
  void size(int width, int height, String shown) {
    assertRejected(header(40).size(width, height).toArray(), CORRUPT, "Invalid BMP size: " + shown);
  }

  @Test
  void tooLarge() {
    assertRejected(
        header(40).size(1000, -1001).toArray(),
        TOO_LARGE,
        "1000x1001 is 1.001 megapixels, limit 1");
  }

  @Test
  void paletteLargerThanAnyDepth() {
    assertRejected(
        header(40).bits(8, 12).palette(257, 1028).toArray(),
        CORRUPT,
        "Invalid BMP palette: 257 colours");
  }

  @Test
  void pixelsInsideTheHeaders() {
    assertRejected(
        header(40).pixelsAt(53).toArray(),
        CORRUPT,
        "Invalid BMP pixel offset: 53, headers end at 54");
    assertRejected(
        header(40).bits(8, 12).palette(0, 1024).pixelsAt(1077).toArray(),
        CORRUPT,
        "Invalid BMP pixel offset: 1077, headers end at 1078");
    assertRejected(
        header(40).bits(32, 48).masks(0xFF0000, 0xFF00, 0xFF).pixelsAt(54).toArray(),
        CORRUPT,
        "Invalid BMP pixel offset: 54, headers end at 66");
  }

  private static byte[] withMasks(
      int headerBytes, int bits, String red, String green, String blue) {
    return header(headerBytes)
        .bits(bits, bits * 12 / 8)
        .masks(Long.decode(red), Long.decode(green), Long.decode(blue))
        .toArray();
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }
}
