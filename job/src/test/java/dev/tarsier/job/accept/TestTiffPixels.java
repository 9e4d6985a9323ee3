package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.TiffFixtures.grey;
import static dev.tarsier.job.accept.TiffFixtures.rgb;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED_COLOR;
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

class TestTiffPixels {
  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void colourModelsOfTheJdk(int type) {
    assertThat(judge(Fixtures.encode(Fixtures.picture(40, 30, type), "tiff")))
        .isEqualTo(new Accepted(new ImageHeader(ImageFormat.TIFF, 40, 30, 1)));
  }

  @Test
  void samplesPerPixel() {
    assertThat(judge(rgb().toArray())).isEqualTo(accepted(1));
    assertThat(judge(rgb().set(258, 8, 8, 8, 8).set(277, 4).pixelBytes(48).toArray()))
        .isEqualTo(accepted(1));
    assertThat(judge(grey().set(262, 0).toArray())).isEqualTo(accepted(1));
  }

  @Test
  void sixteenBits() {
    assertThat(judge(grey().set(258, 16).pixelBytes(24).toArray())).isEqualTo(accepted(1));
    assertThat(judge(rgb().set(258, 16, 16, 16).pixelBytes(72).toArray())).isEqualTo(accepted(1));
  }

  @Test
  void palette() {
    assertThat(judge(grey().set(262, 3).set(320, new long[768]).toArray())).isEqualTo(accepted(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 8, 32_773, 32_946})
  void compressionThatIsRead(int compression) {
    assertThat(judge(grey().set(259, compression).pixelBytes(5).toArray())).isEqualTo(accepted(1));
  }

  @Test
  void cameraRaw() {
    assertRejected(
        grey().set(50_706, 1).toArray(), UNSUPPORTED, "Unsupported TIFF: camera raw (DNG)");
  }

  @Test
  void previewFirst() {
    assertRejected(
        grey().set(254, 1).toArray(),
        UNSUPPORTED,
        "Unsupported TIFF: the first image is a preview");
  }

  @Test
  void missingPhotometricInterpretation() {
    assertRejected(
        grey().without(262).toArray(), CORRUPT, "Missing TIFF photometric interpretation: tag 262");
  }

  @ParameterizedTest
  @CsvSource({
    "5, CMYK",
    "8, Lab",
    "9, Lab",
    "10, Lab",
    "32803, camera raw",
    "34892, camera raw",
    "4, photometric interpretation 4",
    "32845, photometric interpretation 32845"
  })
  void colours(int photometric, String name) {
    assertRejected(
        rgb().set(262, photometric).toArray(),
        UNSUPPORTED_COLOR,
        "Unsupported TIFF colours: " + name);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "2, 1", "2, 2", "2, 5", "3, 3", "6, 1"})
  void samplesThatDoNotFit(int photometric, int samples) {
    assertRejected(
        grey().set(262, photometric).set(277, samples).toArray(),
        UNSUPPORTED,
        "Unsupported TIFF samples per pixel: "
            + samples
            + " with photometric interpretation "
            + photometric);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 12, 32, 64})
  void bitsPerSample(int bits) {
    assertRejected(
        grey().set(258, bits).toArray(), UNSUPPORTED, "Unsupported TIFF bits per sample: " + bits);
  }

  @Test
  void bitsThatDifferBetweenSamples() {
    assertRejected(
        rgb().set(258, 8, 8, 16).toArray(), UNSUPPORTED, "Unsupported TIFF bits per sample: 16");
    assertRejected(
        grey().without(258).toArray(), UNSUPPORTED, "Unsupported TIFF bits per sample: 1");
  }

  @Test
  void signedSamples() {
    assertRejected(grey().set(339, 2).toArray(), UNSUPPORTED, "Unsupported TIFF sample format: 2");
  }

  @Test
  void paletteThatDoesNotFit() {
    assertRejected(grey().set(262, 3).toArray(), CORRUPT, "Invalid TIFF palette: 0 values");
    assertRejected(
        grey().set(262, 3).set(258, 16).pixelBytes(24).toArray(),
        UNSUPPORTED,
        "Unsupported TIFF palette: 16 bits");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 34_712, 34_925, 50_000, 50_001})
  void compressionThatIsNotRead(int compression) {
    assertRejected(
        grey().set(259, compression).toArray(),
        UNSUPPORTED,
        "Unsupported TIFF compression: " + compression);
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.TIFF, 4, 3, orientation));
  }
}
