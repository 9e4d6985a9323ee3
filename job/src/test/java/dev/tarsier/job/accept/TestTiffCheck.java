package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.Fixtures.prefix;
import static dev.tarsier.job.accept.Fixtures.with;
import static dev.tarsier.job.accept.TiffFixtures.grey;
import static dev.tarsier.job.accept.TiffFixtures.rgb;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTiffCheck {
  @Test
  void bothByteOrders() {
    assertThat(judge(new TiffFixtures(LITTLE_ENDIAN).toArray())).isEqualTo(accepted(1));
    assertThat(judge(new TiffFixtures(BIG_ENDIAN).toArray())).isEqualTo(accepted(1));
  }

  @Test
  void orientation() {
    assertThat(judge(grey().set(274, 8).toArray())).isEqualTo(accepted(8));
    assertThat(judge(grey().set(274, 9).toArray())).isEqualTo(accepted(1));
  }

  @Test
  void cutHeader() {
    assertRejected(
        prefix(grey().toArray(), 7), TRUNCATED, "Missing TIFF directory: the file ends at 7");
  }

  @Test
  void directoryBehindTheEnd() {
    assertRejected(
        grey().directoryAt(4_000_000_000L).toArray(),
        TRUNCATED,
        "Missing TIFF directory: the file ends at 134");
  }

  @Test
  void directoryInsideTheHeader() {
    assertRejected(grey().directoryAt(4).toArray(), CORRUPT, "Invalid TIFF directory: at byte 4");
  }

  @Test
  void emptyDirectory() {
    assertRejected(with(grey().toArray(), 8, 0), CORRUPT, "Invalid TIFF directory: at byte 8");
  }

  @Test
  void directoryThatRunsPastTheEnd() {
    assertRejected(
        with(grey().toArray(), 9, 0xFF),
        TRUNCATED,
        "Missing end of TIFF directory: the file ends at 134");
  }

  @Test
  void valuesBehindTheEnd() {
    byte[] image = rgb().toArray();
    int bits = 8 + 2 + 2 * 12 + 8;

    assertRejected(
        with(image, bits + 3, 0x7F),
        TRUNCATED,
        "Missing TIFF values: tag 258, the file ends at " + image.length);
  }

  @Test
  void absurdValueCount() {
    byte[] image = grey().toArray();
    int bits = 8 + 2 + 2 * 12 + 4;

    assertRejected(
        with(image, bits + 3, 0xFF),
        TRUNCATED,
        "Missing TIFF values: tag 258, the file ends at 134");
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "4, 0", "4294967295, 3"})
  void size(long width, long height) {
    assertRejected(
        grey().set(256, width).set(257, height).toArray(),
        CORRUPT,
        "Invalid TIFF size: " + width + "x" + height);
  }

  @Test
  void missingSize() {
    assertRejected(grey().without(256).toArray(), CORRUPT, "Invalid TIFF size: 0x3");
  }

  @Test
  void tooLarge() {
    assertRejected(
        grey().set(256, 1001).set(257, 1000).toArray(),
        TOO_LARGE,
        "1001x1000 is 1.001 megapixels, limit 1");
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.TIFF, 4, 3, orientation));
  }
}
