package dev.tarsier.job.pipeline;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files that want to be large. */
final class HostileImages {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int MANY = 64 << 20;

  private HostileImages() {}

  /** Zeros, which shrink a thousandfold. */
  static byte[] deflated(int zeros) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    byte[] block = new byte[1 << 20];
    byte[] buffer = new byte[1 << 16];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int left = zeros; left > 0; left -= block.length) {
      deflater.setInput(block, 0, Math.min(left, block.length));
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) crc.getValue()).array();
  }

  /** A grey image of 8 bits whose pixels and comment hold so many zeros. */
  static byte[] png(int width, int height, int pixels, int comment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PNG);
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array();
    out.writeBytes(chunk("IHDR", header));
    if (comment > 0) {
      byte[] text = deflated(comment);
      out.writeBytes(
          chunk(
              "zTXt",
              ByteBuffer.allocate(3 + text.length)
                  .put("c\0\0".getBytes(StandardCharsets.ISO_8859_1))
                  .put(text)
                  .array()));
    }
    out.writeBytes(chunk("IDAT", deflated(pixels)));
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  /** 40x30 pixels, and 64 MiB where they should be. */
  static byte[] pngOfTooManyPixels() {
    return png(40, 30, MANY, 0);
  }

  static byte[] pngOfALongComment() {
    return png(40, 30, 41 * 30, MANY);
  }

  /** A chunk that says it is as long as a chunk cannot be. */
  static byte[] pngOfAnAbsurdChunk() {
    byte[] png = png(40, 30, 41 * 30, 0);
    ByteBuffer.wrap(png).putInt(PNG.length + 25, -1);
    return png;
  }

  /** Grey, one strip of deflated zeros. */
  static byte[] tiff(int width, int height, int zeros) {
    byte[] strip = deflated(zeros);
    int[][] fields = {
      {256, width},
      {257, height},
      {258, 8},
      {259, 8},
      {262, 1},
      {273, 8 + 2 + 9 * 12 + 4},
      {277, 1},
      {278, height},
      {279, strip.length}
    };
    ByteBuffer tiff =
        ByteBuffer.allocate(8 + 2 + 9 * 12 + 4 + strip.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 9);
    for (int[] field : fields) {
      tiff.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
    }
    return tiff.putInt(0).put(strip).array();
  }

  static byte[] tiffOfTooManyPixels() {
    return tiff(40, 30, MANY);
  }

  /** 16384x16384 pixels of one colour in 33 bytes (RFC 9649, 3.7.2.1.1). */
  static byte[] webpOfOneColour() {
    ByteBuffer webp = ByteBuffer.allocate(34).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(26);
    webp.put("WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1)).putInt(13);
    return webp.put((byte) 0x2f).putInt(0x0fffffff).putInt(0x88888).putInt(0).array();
  }

  /** A progressive JPEG of 1,001 scans: each makes a decoder go through all blocks again. */
  static byte[] jpegOfManyScans() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {-1, -40});
    out.writeBytes(new byte[] {-1, -62, 0, 11, 8, 3, -24, 3, -24, 1, 1, 0x11, 0});
    for (int i = 0; i <= 1000; i++) {
      out.writeBytes(new byte[] {-1, -38, 0, 8, 1, 1, 0, 0, 0, 0, 0});
    }
    out.writeBytes(new byte[] {-1, -39});
    return out.toByteArray();
  }
}
