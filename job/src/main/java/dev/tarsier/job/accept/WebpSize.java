package dev.tarsier.job.accept;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** The size that one of the three headers of a WebP states, in pixels. */
record WebpSize(int width, int height) {
  /** Before a header is found, and when it is invalid. */
  static final WebpSize NONE = new WebpSize(-1, -1);

  static final int CANVAS_BYTES = 10;

  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;
  private static final int LOSSY_HEADER_BYTES = 10;
  private static final int LOSSLESS_HEADER_BYTES = 5;

  boolean isPresent() {
    return width >= 0;
  }

  /** VP8X (RFC 9649, 2.7.1): flags, then both sides less one in 24 bits each. */
  static WebpSize ofCanvas(ByteWindow data) {
    int width = data.u16(4, LITTLE_ENDIAN) | data.u8(6) << 16;
    int height = data.u16(7, LITTLE_ENDIAN) | data.u8(9) << 16;
    return new WebpSize(width + 1, height + 1);
  }

  /**
   * VP8 (RFC 6386, 9.1): a tag of 3 bytes, the start code, both sides in 14 bits each. {@link
   * #NONE} unless it is a shown key frame of a known profile whose first partition lies inside the
   * chunk.
   */
  static WebpSize ofLossy(ByteWindow data) {
    int tag = data.u16(0, LITTLE_ENDIAN) | data.u8(2) << 16;
    boolean keyFrame = (tag & 1) == 0;
    boolean knownProfile = (tag >> 1 & 7) <= 3;
    boolean shown = (tag >> 4 & 1) == 1;
    boolean fits = data.length() >= LOSSY_HEADER_BYTES && tag >> 5 < data.length();
    if (!keyFrame || !knownProfile || !shown || !fits || !data.matches(3, "\u009d\u0001*")) {
      return NONE;
    }
    int width = data.u16(6, LITTLE_ENDIAN) & SIDE_MASK;
    int height = data.u16(8, LITTLE_ENDIAN) & SIDE_MASK;
    return new WebpSize(width, height);
  }

  /**
   * VP8L (RFC 9649, 3.4): 0x2F, both sides less one in 14 bits each, an alpha bit, version 0.
   * {@link #NONE} otherwise.
   */
  static WebpSize ofLossless(ByteWindow data) {
    long bits = data.u32(1, LITTLE_ENDIAN);
    if (data.length() < LOSSLESS_HEADER_BYTES || data.u8(0) != 0x2F || bits >>> 29 != 0) {
      return NONE;
    }
    int width = (int) (bits & SIDE_MASK) + 1;
    int height = (int) (bits >>> SIDE_BITS & SIDE_MASK) + 1;
    return new WebpSize(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
