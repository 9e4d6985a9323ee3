package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEGs from the JDK's encoder, and JPEGs put together segment by segment. */
final class JpegFixtures {
  static final byte[] SOI = {(byte) 0xFF, (byte) 0xD8};
  static final byte[] EOI = {(byte) 0xFF, (byte) 0xD9};

  private JpegFixtures() {}

  static byte[] baseline() {
    return Fixtures.encode(Fixtures.picture(40, 30, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
  }

  static byte[] grey() {
    return Fixtures.encode(Fixtures.picture(40, 30, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
  }

  static byte[] progressive() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    BufferedImage picture = Fixtures.picture(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A segment with its length field. */
  static byte[] segment(int marker, byte[] payload) {
    return ByteAssembly.bigEndian()
        .bytes(0xFF, marker)
        .u16(2 + payload.length)
        .bytes(payload)
        .toArray();
  }

  static byte[] exifSegment(byte[] exif) {
    return segment(0xE1, concat(new byte[] {'E', 'x', 'i', 'f', 0, 0}, exif));
  }

  /** A frame header; components are numbered from 1 and not subsampled. */
  static byte[] frame(int marker, int bits, int width, int height, int components) {
    ByteAssembly payload = ByteAssembly.bigEndian();
    payload.bytes(bits).u16(height).u16(width).bytes(components);
    for (int i = 1; i <= components; i++) {
      payload.bytes(i, 0x11, 0);
    }
    return segment(marker, payload.toArray());
  }

  static byte[] scan(int... components) {
    ByteAssembly payload = ByteAssembly.bigEndian().bytes(components.length);
    for (int component : components) {
      payload.bytes(component, 0);
    }
    return segment(0xDA, payload.bytes(0, 63, 0).toArray());
  }

  /** Starts with SOI and ends with EOI; the walk asks for no tables, so none are there. */
  static byte[] jpeg(byte[]... parts) {
    return concat(SOI, concat(parts), EOI);
  }

  /** {@code jpeg} with a segment put in right after SOI. */
  static byte[] withSegment(byte[] jpeg, byte[] segment) {
    return concat(SOI, segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }
}
