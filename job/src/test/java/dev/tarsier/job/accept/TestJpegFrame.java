package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;
import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.JpegFixtures.SOI;
import static dev.tarsier.job.accept.JpegFixtures.frame;
import static dev.tarsier.job.accept.JpegFixtures.jpeg;
import static dev.tarsier.job.accept.JpegFixtures.scan;
import static dev.tarsier.job.accept.JpegFixtures.segment;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED_COLOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestJpegFrame {
  @Test
  void extendedSequential() {
    assertThat(judge(jpeg(frame(0xC1, 8, 16, 8, 1), scan(1), DATA))).isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void heightRepeatedAfterTheScan() {
    byte[] lines = segment(0xDC, bytes(0, 8));

    assertThat(judge(jpeg(GREY_FRAME, scan(1), DATA, lines))).isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void endPutBehindACutScan() {
    byte[] frame = frame(0xC0, 8, 80, 80, 3);

    // 100 blocks of 3 components at 2 bits each.
    assertThat(judge(jpeg(frame, scan(1, 2, 3), new byte[74])))
        .isEqualTo(
            new Rejected(TRUNCATED, "Missing JPEG scan data: 74 bytes, 80x80 takes at least 75"));
    assertThat(judge(jpeg(frame, scan(1, 2, 3), new byte[75]))).isEqualTo(accepted(80, 80, 1));
  }

  @Test
  void endPutBehindACutScanOfSubsampledColours() {
    byte[] components = bytes(8, 0, 80, 0, 80, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0);
    byte[] frame = segment(0xC0, components);

    // 25 units of 16x16 pixels, of which at least one block of each component.
    assertThat(judge(jpeg(frame, scan(1, 2, 3), new byte[18])))
        .isEqualTo(
            new Rejected(TRUNCATED, "Missing JPEG scan data: 18 bytes, 80x80 takes at least 19"));
    assertThat(judge(jpeg(frame, scan(1, 2, 3), new byte[19]))).isEqualTo(accepted(80, 80, 1));
  }

  @Test
  void largestSamplingFactors() {
    byte[] frame = segment(0xC0, bytes(8, 0, 8, 0, 16, 1, 1, 0x44, 0));

    assertThat(judge(jpeg(frame, scan(1), DATA))).isEqualTo(accepted(16, 8, 1));
  }

  @Test
  void endPutBehindACutProgressiveScan() {
    byte[] frame = frame(0xC2, 8, 80, 80, 1);

    assertThat(judge(jpeg(frame, scan(1), new byte[12])))
        .isEqualTo(
            new Rejected(TRUNCATED, "Missing JPEG scan data: 12 bytes, 80x80 takes at least 13"));
    assertThat(judge(jpeg(frame, scan(1), new byte[13]))).isEqualTo(accepted(80, 80, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "C3, lossless (SOF3)",
    "C5, differential (SOF5)",
    "C6, differential (SOF6)",
    "C7, differential (SOF7)",
    "C8, reserved (JPG)",
    "C9, arithmetic coding (SOF9)",
    "CA, arithmetic coding (SOF10)",
    "CB, arithmetic coding (SOF11)",
    "CD, differential arithmetic coding (SOF13)",
    "CE, differential arithmetic coding (SOF14)",
    "CF, differential arithmetic coding (SOF15)",
    "DE, hierarchical",
    "DF, hierarchical",
    "F7, JPEG-LS"
  })
  void codingProcessThatIsNotRead(String marker, String name) {
    byte[] frame = frame(Integer.parseInt(marker, 16), 8, 16, 8, 1);

    assertThat(judge(jpeg(frame, scan(1), DATA)))
        .isEqualTo(new Rejected(UNSUPPORTED, "Unsupported JPEG process: " + name));
  }

  @Test
  void twelveBits() {
    assertRejected(
        jpeg(frame(0xC1, 12, 16, 8, 1), scan(1), DATA),
        UNSUPPORTED,
        "Unsupported JPEG precision: 12 bits (only 8 are read)");
  }

  @Test
  void sevenBits() {
    assertRejected(
        jpeg(frame(0xC0, 7, 16, 8, 1), scan(1), DATA), CORRUPT, "Invalid JPEG precision: 7 bits");
  }

  @Test
  void cmyk() {
    assertRejected(
        jpeg(frame(0xC0, 8, 16, 8, 4), scan(1, 2, 3, 4), DATA),
        UNSUPPORTED_COLOR,
        "Unsupported JPEG colours: 4 components (CMYK or YCCK)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 255})
  void componentCount(int count) {
    assertRejected(
        jpeg(frame(0xC0, 8, 16, 8, count), scan(1), DATA),
        CORRUPT,
        "Invalid JPEG component count: " + count);
  }

  @Test
  void frameHeaderWithoutItsComponents() {
    assertRejected(
        jpeg(segment(0xC0, bytes(8, 0, 8, 0, 16, 1)), scan(1), DATA),
        CORRUPT,
        "Invalid JPEG frame header length: 8");
  }

  @ParameterizedTest
  @CsvSource({"0x01, 0x1", "0x50, 5x0", "0x15, 1x5"})
  void samplingFactor(String factors, String shown) {
    byte[] frame = segment(0xC0, bytes(8, 0, 8, 0, 16, 1, 1, Integer.decode(factors), 0));

    assertRejected(jpeg(frame, scan(1), DATA), CORRUPT, "Invalid JPEG sampling factors: " + shown);
  }

  @Test
  void zeroWidth() {
    assertRejected(jpeg(frame(0xC0, 8, 0, 8, 1), scan(1), DATA), CORRUPT, "Invalid JPEG size: 0x8");
  }

  @Test
  void zeroHeight() {
    assertRejected(
        jpeg(frame(0xC0, 8, 16, 0, 1), scan(1), DATA), CORRUPT, "Invalid JPEG size: 16x0");
  }

  @Test
  void heightGivenOnlyAfterTheScan() {
    byte[] lines = segment(0xDC, bytes(0, 8));

    assertRejected(
        jpeg(frame(0xC0, 8, 16, 0, 1), scan(1), DATA, lines),
        UNSUPPORTED,
        "Unsupported JPEG height: given after the scan (DNL)");
  }

  @Test
  void tooLargeIsSaidBeforeTheScanIsRead() {
    assertRejected(
        concat(SOI, frame(0xC0, 8, 60_000, 50_000, 3)),
        TOO_LARGE,
        "60000x50000 is 3000 megapixels, limit 1");
  }

  @Test
  void noFrame() {
    assertRejected(
        jpeg(segment(0xFE, DATA)), CORRUPT, "Missing JPEG frame header: before FFD9 at byte 14");
  }

  @Test
  void secondFrame() {
    assertRejected(
        jpeg(GREY_FRAME, GREY_FRAME),
        CORRUPT,
        "Invalid JPEG: a second frame header, FFC0 at byte 15");
  }

  private static final byte[] GREY_FRAME = frame(0xC0, 8, 16, 8, 1);
  private static final byte[] DATA = {1, 2, 3, 4, 5, 6, 7, 8};

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int width, int height, int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.JPEG, width, height, orientation));
  }

  private static byte[] bytes(int... values) {
    return ByteAssembly.bigEndian().bytes(values).toArray();
  }
}
