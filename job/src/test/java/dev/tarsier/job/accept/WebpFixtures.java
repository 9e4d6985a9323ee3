package dev.tarsier.job.accept;

import static dev.tarsier.job.accept.Fixtures.concat;

/** WebPs put together chunk by chunk. */
final class WebpFixtures {
  static final int ANIMATION_FLAG = 0x02;
  static final int EXIF_FLAG = 0x08;

  private WebpFixtures() {}

  /** A chunk with its length, padded to an even length. */
  static byte[] chunk(String type, byte[] data) {
    return ByteAssembly.littleEndian()
        .latin1(type)
        .u32(data.length)
        .bytes(data)
        .zeros(data.length & 1)
        .toArray();
  }

  /**
   * The payload of a whole lossless image of one colour: no transform, no colour cache, no meta
   * prefix, and five prefix codes of a single symbol each, so that no pixel takes a bit (RFC 9649,
   * 3.7.2.1.1).
   */
  static byte[] lossless(int width, int height) {
    ByteAssembly data = ByteAssembly.littleEndian();
    data.bytes(0x2F).u32(width - 1L | (height - 1L) << 14);
    // Three zero bits, then five times: simple code, one symbol, a symbol of one bit, symbol 0.
    long bits = 0;
    for (int i = 0; i < 5; i++) {
      bits |= 1L << (3 + 4 * i);
    }
    // OpenCV looks at 32 bytes before it knows a WebP; the zeros take the file past that.
    return data.u32(bits).u32(0).toArray();
  }

  /** The header of a lossy key frame, with a first partition of the length that follows. */
  static byte[] lossyHeader(int width, int height, int partition) {
    int tag = 1 << 4 | partition << 5;
    return ByteAssembly.littleEndian()
        .bytes(tag, tag >> 8, tag >> 16)
        .bytes(0x9D, 0x01, 0x2A)
        .u16(width)
        .u16(height)
        .zeros(partition)
        .toArray();
  }

  static byte[] canvas(int flags, int width, int height) {
    int right = width - 1;
    int bottom = height - 1;
    byte[] data =
        ByteAssembly.littleEndian()
            .bytes(flags, 0, 0, 0)
            .bytes(right, right >> 8, right >> 16)
            .bytes(bottom, bottom >> 8, bottom >> 16)
            .toArray();
    return chunk("VP8X", data);
  }

  static byte[] webp(byte[]... chunks) {
    byte[] body = concat(chunks);
    return ByteAssembly.littleEndian()
        .latin1("RIFF")
        .u32(4L + body.length)
        .latin1("WEBP")
        .bytes(body)
        .toArray();
  }
}
