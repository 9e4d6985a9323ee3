package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.Fixtures.prefix;
import static dev.tarsier.job.accept.TiffFixtures.grey;
import static dev.tarsier.job.accept.TiffFixtures.rgb;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import org.junit.jupiter.api.Test;

class TestTiffBlocks {
  @Test
  void tiles() {
    assertThat(judge(tiled().toArray())).isEqualTo(accepted(1));
  }

  @Test
  void severalTiles() {
    TiffFixtures wide = tiled().set(256, 20).set(324, 150, 150).pixelBytes(300);

    assertThat(judge(wide.set(325, 256, 256).toArray()))
        .isEqualTo(new Accepted(new ImageHeader(ImageFormat.TIFF, 20, 3, 1)));
    assertRejected(
        wide.set(325, 256, 255).toArray(), CORRUPT, "Missing TIFF data: 511 of 512 bytes");
  }

  @Test
  void planesInStripsOfTheirOwn() {
    byte[] image = planar().set(273, 164, 176, 188).toArray();

    assertThat(image).hasSize(200);
    assertThat(judge(image)).isEqualTo(accepted(1));
  }

  @Test
  void absentRowsPerStripMeansOneStrip() {
    assertThat(judge(grey().without(278).toArray())).isEqualTo(accepted(1));
    assertThat(judge(grey().set(278, 0xFFFFFFFFL).toArray())).isEqualTo(accepted(1));
  }

  @Test
  void dataBehindTheEnd() {
    byte[] image = grey().toArray();

    assertRejected(
        prefix(image, image.length - 1),
        TRUNCATED,
        "Missing TIFF strip: number 0, the file ends at 133");
    assertRejected(
        tiled().set(324, 4_000_000_000L).toArray(),
        TRUNCATED,
        "Missing TIFF tile: number 0, the file ends at 390");
  }

  @Test
  void emptyStrip() {
    assertRejected(grey().set(279, 0).toArray(), CORRUPT, "Invalid TIFF strip: number 0 is empty");
  }

  @Test
  void stripsThatHoldTooLittle() {
    assertRejected(grey().set(279, 11).toArray(), CORRUPT, "Missing TIFF data: 11 of 12 bytes");
    assertRejected(tiled().set(325, 255).toArray(), CORRUPT, "Missing TIFF data: 255 of 256 bytes");
  }

  @Test
  void missingStrips() {
    assertRejected(
        grey().set(278, 1).toArray(),
        CORRUPT,
        "Missing TIFF strip offsets or byte counts: needs 3");
    assertRejected(
        grey().without(279).toArray(),
        CORRUPT,
        "Missing TIFF strip offsets or byte counts: needs 1");
    assertRejected(
        tiled().without(324).toArray(),
        CORRUPT,
        "Missing TIFF tile offsets or byte counts: needs 1");
    assertRejected(
        rgb().set(284, 2).toArray(), CORRUPT, "Missing TIFF strip offsets or byte counts: needs 3");
  }

  @Test
  void tileLargerThanTheLimit() {
    assertRejected(
        tiled().set(322, 65_536).set(323, 65_536).toArray(),
        TOO_LARGE,
        "65536x65536 is 4294.967296 megapixels, limit 1");
    assertRejected(tiled().without(323).toArray(), CORRUPT, "Invalid TIFF size: 16x0");
  }

  @Test
  void rowsPerStripOfZero() {
    assertRejected(grey().set(278, 0).toArray(), CORRUPT, "Invalid TIFF size: 4x0");
  }

  private static TiffFixtures tiled() {
    return grey()
        .without(273)
        .without(278)
        .without(279)
        .set(322, 16)
        .set(323, 16)
        .set(324, -1)
        .set(325, -1)
        .pixelBytes(256);
  }

  private static TiffFixtures planar() {
    return rgb().set(284, 2).set(273, 0, 0, 0).set(279, 12, 12, 12);
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.TIFF, 4, 3, orientation));
  }
}
