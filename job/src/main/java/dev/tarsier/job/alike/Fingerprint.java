package dev.tarsier.job.alike;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** 256 bits that stand for an image: a digest of its bytes, or a hash of how it looks. */
public record Fingerprint(long first, long second, long third, long fourth) {
  public static final int BITS = 256;
  private static final int BYTES = BITS / Byte.SIZE;

  /** Throws IllegalArgumentException for any number of bytes but 32. */
  public static Fingerprint of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "Invalid fingerprint: " + bytes.length + " bytes (must be " + BYTES + ")");
    }
    ByteBuffer words = ByteBuffer.wrap(bytes);
    return new Fingerprint(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  /** Parses {@link #hex}; throws IllegalArgumentException for any other text. */
  public static Fingerprint parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** 64 digits. */
  public String hex() {
    ByteBuffer words = ByteBuffer.allocate(BYTES);
    words.putLong(first).putLong(second).putLong(third).putLong(fourth);
    return HexFormat.of().formatHex(words.array());
  }

  /** How many bits differ, from 0 to 256. */
  public int distance(Fingerprint other) {
    return Long.bitCount(first ^ other.first)
        + Long.bitCount(second ^ other.second)
        + Long.bitCount(third ^ other.third)
        + Long.bitCount(fourth ^ other.fourth);
  }

  /** Sixteen of its bits; {@code index} from 0 to 15. */
  int chunk(int index) {
    long word =
        switch (index / 4) {
          case 0 -> first;
          case 1 -> second;
          case 2 -> third;
          default -> fourth;
        };
    return (int) (word >>> (index % 4 * Short.SIZE)) & 0xffff;
  }
}
