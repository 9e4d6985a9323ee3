package dev.tarsier.job.pipeline;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Small images made by code: no file of another source is needed. */
public final class TestImages {
  private TestImages() {}

  public static byte[] jpeg(long seed, int width, int height) {
    return encoded("jpg", picture(seed, width, height));
  }

  public static byte[] png(long seed, int width, int height) {
    return encoded("png", picture(seed, width, height));
  }

  public static byte[] gif() {
    return encoded("gif", picture(1, 16, 16));
  }

  public static byte[] truncatedJpeg() {
    byte[] whole = jpeg(2, 120, 90);
    return Arrays.copyOf(whole, whole.length / 2);
  }

  public static byte[] pngWithWrongChecksum() {
    byte[] bytes = png(3, 40, 30);
    bytes[bytes.length - 1] ^= 1;
    return bytes;
  }

  /** A valid header of four components; it is rejected before any scan is looked at. */
  public static byte[] cmykJpeg() {
    byte[] jpeg = jpeg(4, 32, 32);
    for (int i = 2; i + 9 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) {
        byte[] four = new byte[jpeg.length + 3];
        System.arraycopy(jpeg, 0, four, 0, i + 19);
        System.arraycopy(new byte[] {4, 0x11, 0}, 0, four, i + 19, 3);
        System.arraycopy(jpeg, i + 19, four, i + 22, jpeg.length - i - 19);
        four[i + 3] = (byte) (four[i + 3] + 3);
        four[i + 9] = 4;
        return four;
      }
    }
    throw new IllegalStateException("Missing frame header");
  }

  private static BufferedImage picture(long seed, int width, int height) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 12; i++) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      graphics.fillOval(
          random.nextInt(width),
          random.nextInt(height),
          1 + random.nextInt(width),
          1 + random.nextInt(height));
    }
    graphics.dispose();
    return image;
  }

  private static byte[] encoded(String format, BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("Missing writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode " + format, e);
    }
    return out.toByteArray();
  }
}
