package dev.tarsier.job.accept;

import dev.tarsier.job.request.ImageFormat;
import java.awt.image.BufferedImage;

/** One whole image of 40x30 pixels per format. */
final class SmallImages {
  private SmallImages() {}

  static byte[] of(ImageFormat format) {
    BufferedImage picture = Fixtures.picture(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    return switch (format) {
      case JPEG -> JpegFixtures.baseline();
      case WEBP -> WebpFixtures.webp(WebpFixtures.chunk("VP8L", WebpFixtures.lossless(40, 30)));
      case PNG, TIFF, BMP -> Fixtures.encode(picture, format.keyword());
    };
  }
}
