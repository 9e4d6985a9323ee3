package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;
import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.accept.Fixtures.prefix;
import static dev.tarsier.job.accept.Fixtures.with;
import static dev.tarsier.job.accept.WebpFixtures.ANIMATION_FLAG;
import static dev.tarsier.job.accept.WebpFixtures.EXIF_FLAG;
import static dev.tarsier.job.accept.WebpFixtures.canvas;
import static dev.tarsier.job.accept.WebpFixtures.chunk;
import static dev.tarsier.job.accept.WebpFixtures.lossless;
import static dev.tarsier.job.accept.WebpFixtures.lossyHeader;
import static dev.tarsier.job.accept.WebpFixtures.webp;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static dev.tarsier.job.report.RejectReason.TOO_LARGE;
import static dev.tarsier.job.report.RejectReason.TRUNCATED;
import static dev.tarsier.job.report.RejectReason.UNSUPPORTED;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.ImageFormat;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestWebpCheck {
  private static final byte[] LOSSLESS = chunk("VP8L", lossless(40, 30));
  private static final byte[] LOSSY = chunk("VP8 ", lossyHeader(40, 30, 20));

  @Test
  void losslessImage() {
    assertThat(judge(webp(LOSSLESS))).isEqualTo(accepted(40, 30, 1));
    assertThat(judge(webp(chunk("VP8L", lossless(1000, 1))))).isEqualTo(accepted(1000, 1, 1));
  }

  @Test
  void lossyImageOfLibwebp() {
    byte[] image =
        Base64.getDecoder()
            .decode(
                "UklGRjgAAABXRUJQVlA4ICwAAADQAQCdASoQABAAAsBMJaACdLoB+AADsAD+wM//"
                    + "mwK5rn1R//JTKF0NegAAAA==");

    assertThat(judge(image)).isEqualTo(accepted(16, 16, 1));
  }

  @Test
  void scalingBitsAreNotPartOfTheSize() {
    byte[] scaled = lossyHeader(40 | 1 << 14, 30 | 3 << 14, 20);

    assertThat(judge(webp(chunk("VP8 ", scaled)))).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void everyKnownProfile() {
    for (int profile = 0; profile <= 3; profile++) {
      byte[] frame = lossyHeader(40, 30, 20);
      byte[] image = webp(chunk("VP8 ", with(frame, 0, frame[0] | (profile << 1))));

      assertThat(judge(image)).isEqualTo(accepted(40, 30, 1));
    }
  }

  @Test
  void extendedImageWithAlpha() {
    byte[] alpha = chunk("ALPH", new byte[5]);

    assertThat(judge(webp(canvas(0x10, 40, 30), alpha, LOSSY))).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void exifOrientationWithOrWithoutPrefix() {
    byte[] plain = chunk("EXIF", Fixtures.exif(6, LITTLE_ENDIAN));
    byte[] prefixed =
        chunk("EXIF", concat(new byte[] {'E', 'x', 'i', 'f', 0, 0}, Fixtures.exif(8, BIG_ENDIAN)));

    assertThat(judge(webp(canvas(EXIF_FLAG, 40, 30), LOSSY, plain))).isEqualTo(accepted(40, 30, 6));
    assertThat(judge(webp(canvas(EXIF_FLAG, 40, 30), LOSSY, prefixed)))
        .isEqualTo(accepted(40, 30, 8));
    assertThat(judge(webp(canvas(EXIF_FLAG, 40, 30), LOSSY, plain, prefixed)))
        .isEqualTo(accepted(40, 30, 6));
  }

  @Test
  void bytesAppendedAfterTheImage() {
    assertThat(judge(concat(webp(LOSSLESS), new byte[9]))).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void oddLastChunkWithoutItsPadding() {
    byte[] odd = chunk("VP8L", lossless(40, 30));
    byte[] image = webp(prefix(odd, odd.length - 1));

    assertThat(judge(image)).isEqualTo(accepted(40, 30, 1));
  }

  @Test
  void cutFile() {
    byte[] whole = webp(LOSSY);

    assertRejected(
        prefix(whole, whole.length - 1), TRUNCATED, "Missing end of WebP: 49 of 50 bytes");
    assertRejected(prefix(whole, 12), TRUNCATED, "Missing end of WebP: 12 of 50 bytes");
  }

  @Test
  void sizeWithoutRoomForAChunk() {
    assertRejected(with(webp(LOSSY), 4, 11), CORRUPT, "Invalid WebP size: 11");
  }

  @Test
  void chunkBeyondTheRiff() {
    assertRejected(with(webp(LOSSY), 16, 31), CORRUPT, "Invalid WebP chunk length: 31 at byte 12");
  }

  @Test
  void animation() {
    assertRejected(
        webp(canvas(ANIMATION_FLAG, 40, 30), chunk("ANIM", new byte[6])),
        UNSUPPORTED,
        "Unsupported WebP: animated");
  }

  @Test
  void otherFirstChunk() {
    assertRejected(
        webp(chunk("ICCP", new byte[4]), LOSSY),
        CORRUPT,
        "Missing WebP image: the first chunk is not VP8, VP8L or VP8X");
  }

  @Test
  void noImage() {
    assertRejected(
        webp(canvas(0, 40, 30), chunk("XMP ", new byte[4])),
        CORRUPT,
        "Missing WebP image: no VP8 or VP8L chunk");
  }

  @Test
  void secondImage() {
    assertRejected(webp(LOSSLESS, LOSSLESS), CORRUPT, "Invalid WebP: a second image at byte 34");
  }

  @Test
  void canvasNotFirstOrOfAnotherLength() {
    assertRejected(
        webp(LOSSLESS, canvas(0, 40, 30)), CORRUPT, "Invalid WebP header: VP8X at byte 34");
    assertRejected(
        webp(chunk("VP8X", new byte[12]), LOSSLESS),
        CORRUPT,
        "Invalid WebP header: VP8X at byte 12");
  }

  @Test
  void canvasOfAnotherSize() {
    assertRejected(
        webp(canvas(0, 41, 30), LOSSLESS), CORRUPT, "Invalid WebP size: image 40x30, canvas 41x30");
  }

  @ParameterizedTest
  @CsvSource({
    "not a key frame, 0, 0x91",
    "unknown profile, 0, 0x98",
    "not shown, 0, 0x80",
    "partition beyond the chunk, 2, 1",
    "start code, 3, 0",
  })
  void lossyFrameHeader(String fault, int at, String value) {
    byte[] image = webp(chunk("VP8 ", with(lossyHeader(40, 30, 20), at, Integer.decode(value))));

    assertThat(judge(image))
        .describedAs(fault)
        .isEqualTo(new Rejected(CORRUPT, "Invalid WebP frame header: at byte 12"));
  }

  @Test
  void shortLossyFrameHeader() {
    assertRejected(
        webp(chunk("VP8 ", prefix(lossyHeader(40, 30, 0), 9))),
        CORRUPT,
        "Invalid WebP frame header: at byte 12");
  }

  @Test
  void losslessFrameHeader() {
    assertRejected(
        webp(chunk("VP8L", with(lossless(40, 30), 0, 0x2E))),
        CORRUPT,
        "Invalid WebP frame header: at byte 12");
    assertRejected(
        webp(chunk("VP8L", with(lossless(40, 30), 4, 0x20))),
        CORRUPT,
        "Invalid WebP frame header: at byte 12");
    assertRejected(
        webp(chunk("VP8L", prefix(lossless(40, 30), 4))),
        CORRUPT,
        "Invalid WebP frame header: at byte 12");
  }

  @Test
  void zeroWidth() {
    assertRejected(webp(chunk("VP8 ", lossyHeader(0, 30, 20))), CORRUPT, "Invalid WEBP size: 0x30");
  }

  @Test
  void tooLarge() {
    assertRejected(
        webp(chunk("VP8L", lossless(16384, 16384))),
        TOO_LARGE,
        "16384x16384 is 268.435456 megapixels, limit 1");
    assertRejected(
        webp(canvas(0, 1 << 24, 1 << 24), LOSSY),
        TOO_LARGE,
        "16777216x16777216 is 281474976.710656 megapixels, limit 1");
  }

  private static void assertRejected(byte[] image, RejectReason reason, String detail) {
    assertThat(judge(image)).isEqualTo(new Rejected(reason, detail));
  }

  private static Accepted accepted(int width, int height, int orientation) {
    return new Accepted(new ImageHeader(ImageFormat.WEBP, width, height, orientation));
  }
}
