package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.judge;
import static dev.tarsier.job.report.RejectReason.CORRUPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.accept.Verdict.Accepted;
import dev.tarsier.job.accept.Verdict.Rejected;
import dev.tarsier.job.request.ImageFormat;
import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties that hold for any bytes: cut images are rejected, and nothing ever throws. */
class TestHostileBytes {
  private static final int FUZZED = 100_000;
  private static final Acceptance ALL =
      new Acceptance(EnumSet.allOf(ImageFormat.class), 100_000_000);

  static List<byte[]> wholeImages() {
    List<byte[]> images = new ArrayList<>();
    for (ImageFormat format : ImageFormat.values()) {
      images.add(SmallImages.of(format));
    }
    byte[] exif = Fixtures.exif(6, ByteOrder.LITTLE_ENDIAN);
    images.add(JpegFixtures.grey());
    images.add(
        JpegFixtures.withSegment(JpegFixtures.progressive(), JpegFixtures.exifSegment(exif)));
    images.add(
        WebpFixtures.webp(
            WebpFixtures.canvas(WebpFixtures.EXIF_FLAG, 40, 30),
            WebpFixtures.chunk("VP8 ", WebpFixtures.lossyHeader(40, 30, 50)),
            WebpFixtures.chunk("EXIF", exif)));
    images.add(new TiffFixtures(ByteOrder.BIG_ENDIAN).set(274, 6).toArray());
    images.add(TiffFixtures.rgb().toArray());
    images.add(BmpFixtures.header(124).masks(0xFF0000, 0xFF00, 0xFF).bits(32, 48).toArray());
    images.add(Fixtures.encode(Fixtures.picture(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "png"));
    return images;
  }

  @ParameterizedTest
  @MethodSource("wholeImages")
  void everyPrefixOfASmallImageIsRejected(byte[] image) {
    assertThat(judge(image)).isInstanceOf(Accepted.class);
    for (int length = 0; length < image.length; length++) {
      // Both ways to hand over a prefix: bytes behind it in the array must not be seen.
      assertThat(ALL.check(image, length)).describedAs("%d", length).isInstanceOf(Rejected.class);
      assertThat(judge(Fixtures.prefix(image, length))).isEqualTo(ALL.check(image, length));
    }
  }

  @Test
  void prefixesOfALargeImageAreRejected() {
    BufferedImage picture = Fixtures.picture(800, 600, BufferedImage.TYPE_3BYTE_BGR);
    for (String format : List.of("jpeg", "png", "tiff", "bmp")) {
      byte[] image = Fixtures.encode(picture, format);
      assertThat(judge(image)).isInstanceOf(Accepted.class);
      int stride = Math.max(1, image.length / 500);
      for (int length = image.length - 1; length > 0; length -= stride) {
        assertThat(ALL.check(image, length)).isInstanceOf(Rejected.class);
      }
    }
  }

  @Test
  void flippedBytesNeverThrow() {
    Random random = new Random(20_260_101);
    List<byte[]> images = wholeImages();
    for (int i = 0; i < FUZZED; i++) {
      byte[] image = images.get(i % images.size()).clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        // Most of what steers a check stands in the first bytes.
        int reach = random.nextBoolean() ? Math.min(64, image.length) : image.length;
        image[random.nextInt(reach)] = (byte) (random.nextBoolean() ? random.nextInt(256) : -1);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(image.length + 1) : image.length;
      assertThat(ALL.check(image, length)).isNotNull();
    }
  }

  @Test
  void randomBytesBehindAMagicNumberNeverThrow() {
    Random random = new Random(20_260_102);
    List<byte[]> images = wholeImages();
    for (int i = 0; i < FUZZED; i++) {
      byte[] image = new byte[random.nextInt(200)];
      random.nextBytes(image);
      byte[] start = images.get(i % images.size());
      int kept = Math.min(Math.min(image.length, start.length), random.nextInt(60));
      System.arraycopy(start, 0, image, 0, kept);
      assertThat(ALL.check(image, image.length)).isNotNull();
    }
  }

  /** Each tag that is looked up costs a pass over the directory, each value of it must not. */
  @Test
  void directoryOfAsManyEntriesAsTiffAllows() {
    ByteAssembly tiff = ByteAssembly.littleEndian().latin1("II*\0").u32(8).u16(0xFFFF);
    for (int i = 0; i < 0xFFFF; i++) {
      tiff.u16(1).u16(1).u32(1).u32(0);
    }

    assertThat(judge(tiff.u32(8).toArray()))
        .isEqualTo(new Rejected(CORRUPT, "Invalid TIFF size: 0x0"));
  }
}
