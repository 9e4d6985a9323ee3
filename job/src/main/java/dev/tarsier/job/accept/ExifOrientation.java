package dev.tarsier.job.accept;

/** Reads how an image must be turned from its EXIF block (EXIF 2.32, tag 274). */
final class ExifOrientation {
  static final int TAG = 274;

  private ExifOrientation() {}

  /**
   * The orientation, 1 to 8; 1 when it is absent or invalid.
   *
   * @param exif the block from its byte order mark on, without the letters {@code Exif}
   */
  static int of(ByteWindow exif) {
    return TiffDirectory.first(exif).map(ExifOrientation::of).orElse(1);
  }

  static int of(TiffDirectory directory) {
    long value = directory.field(TAG).valueOr(1);
    return value >= 1 && value <= 8 ? (int) value : 1;
  }
}
