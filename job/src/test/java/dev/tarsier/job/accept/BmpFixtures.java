package dev.tarsier.job.accept;

/** BMPs put together field by field. Fields that a test does not set describe 4x3 black pixels. */
final class BmpFixtures {
  private final int headerBytes;
  private int width = 4;
  private int height = 3;
  private int bits = 24;
  private int compression;
  private long colours;
  private long pixelsAt = -1;
  private int extraBytes;
  private int pixelBytes = 36;
  private long[] masks = {};

  private BmpFixtures(int headerBytes) {
    this.headerBytes = headerBytes;
  }

  /** The size of the second header tells the versions of BMP apart. */
  static BmpFixtures header(int bytes) {
    return new BmpFixtures(bytes);
  }

  BmpFixtures size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  /** Bits per pixel, and how many bytes the pixels take. */
  BmpFixtures bits(int newBits, int newPixelBytes) {
    bits = newBits;
    pixelBytes = newPixelBytes;
    return this;
  }

  BmpFixtures compression(int newCompression) {
    compression = newCompression;
    return this;
  }

  /** The number of colours that the header states, and the bytes that the palette takes. */
  BmpFixtures palette(long newColours, int newBytes) {
    colours = newColours;
    extraBytes = newBytes;
    return this;
  }

  BmpFixtures masks(long... newMasks) {
    compression = 3;
    masks = newMasks;
    return this;
  }

  BmpFixtures pixelsAt(long offset) {
    pixelsAt = offset;
    return this;
  }

  byte[] toArray() {
    ByteAssembly info = ByteAssembly.littleEndian().u32(headerBytes);
    if (headerBytes == 12) {
      info.u16(width).u16(height).u16(1).u16(bits);
    } else {
      info.u32(width).u32(height).u16(1).u16(bits).u32(compression);
      info.zeros(12).u32(colours).u32(0);
    }
    for (long mask : masks) {
      info.u32(mask);
    }
    info.zeros(Math.max(0, headerBytes - info.size())).zeros(extraBytes);
    long offset = pixelsAt >= 0 ? pixelsAt : 14 + info.size();
    return ByteAssembly.littleEndian()
        .latin1("BM")
        .u32(14L + info.size() + pixelBytes)
        .u32(0)
        .u32(offset)
        .bytes(info.toArray())
        .zeros(pixelBytes)
        .toArray();
  }
}
