package dev.tarsier.job.accept;

import dev.tarsier.job.request.ImageFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What the tests of all formats share. */
final class Fixtures {
  private static final Acceptance ALL = new Acceptance(EnumSet.allOf(ImageFormat.class), 1_000_000);

  private Fixtures() {}

  /** Every format is accepted, up to one megapixel. */
  static Verdict judge(byte[] image) {
    return ALL.check(image, image.length);
  }

  /** A picture with edges and gradients, so that encoders have something to do. */
  static BufferedImage picture(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    for (int x = 0; x < width; x++) {
      graphics.setColor(new Color(x * 255 / width, 255 - x * 255 / width, x * 37 % 256));
      graphics.fillRect(x, 0, 1, height);
    }
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    return image;
  }

  /** Encodes with the JDK's writer named {@code format}. */
  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("Unsupported picture for " + format + ": " + image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An EXIF block from the byte order mark on, with an orientation after another tag. */
  static byte[] exif(int orientation, ByteOrder order) {
    return new ByteAssembly(order)
        .latin1(order == ByteOrder.BIG_ENDIAN ? "MM\0*" : "II*\0")
        .u32(8)
        .u16(2)
        .u16(256)
        .u16(4)
        .u32(1)
        .u32(4711)
        .u16(274)
        .u16(3)
        .u32(1)
        .u16(orientation)
        .u16(0)
        .u32(0)
        .toArray();
  }

  static byte[] prefix(byte[] image, int length) {
    return Arrays.copyOf(image, length);
  }

  /** A copy with one byte replaced. */
  static byte[] with(byte[] image, int at, int value) {
    byte[] copy = image.clone();
    copy[at] = (byte) value;
    return copy;
  }

  static byte[] concat(byte[]... parts) {
    ByteAssembly all = ByteAssembly.bigEndian();
    for (byte[] part : parts) {
      all.bytes(part);
    }
    return all.toArray();
  }
}
