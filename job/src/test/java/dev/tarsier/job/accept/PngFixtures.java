package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNGs put together chunk by chunk. */
final class PngFixtures {
  static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  static final byte[] IEND = chunk("IEND", new byte[0]);

  private PngFixtures() {}

  /** A chunk with its length and CRC. */
  static byte[] chunk(String type, byte[] data) {
    byte[] body = concat(type.getBytes(StandardCharsets.ISO_8859_1), data);
    CRC32 crc = new CRC32();
    crc.update(body);
    return ByteAssembly.bigEndian().u32(data.length).bytes(body).u32(crc.getValue()).toArray();
  }

  static byte[] header(long width, long height, int depth, int colourType) {
    byte[] data =
        ByteAssembly.bigEndian().u32(width).u32(height).bytes(depth, colourType, 0, 0, 0).toArray();
    return chunk("IHDR", data);
  }

  /** The data of a black image: rows of filter 0 and zeros. */
  static byte[] black(int rowBytes, int rows) {
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[(1 + rowBytes) * rows]);
    deflater.finish();
    byte[] buffer = new byte[1024];
    int length = deflater.deflate(buffer);
    deflater.end();
    return chunk("IDAT", Arrays.copyOf(buffer, length));
  }

  static byte[] png(byte[]... chunks) {
    return concat(SIGNATURE, concat(chunks));
  }
}
