package dev.tarsier.job.tfrecord;

import java.util.zip.CRC32C;

/**
 * CRC32C as TFRecord stores it: turned and shifted, because the checksum of bytes that hold their
 * own checksum says little (tensorflow/core/lib/hash/crc32c.h).
 */
final class MaskedCrc {
  /** {@code kMaskDelta} of crc32c.h. */
  private static final int DELTA = 0xa282ead8;

  private static final int TURN = 15;

  private MaskedCrc() {}

  static int of(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return Integer.rotateRight((int) crc.getValue(), TURN) + DELTA;
  }
}
