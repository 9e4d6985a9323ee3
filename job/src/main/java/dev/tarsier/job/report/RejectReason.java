package dev.tarsier.job.report;

/** Why a source image was not written. A rejected image is data, not an exception. */
public enum RejectReason {
  /** The file holds no byte. */
  EMPTY,
  /** The first bytes belong to no image format that Tarsier knows. */
  UNKNOWN_TYPE,
  /** A known format or variant that is not read (GIF, arithmetic JPEG, a format not enabled). */
  UNSUPPORTED,
  /** CMYK or another colour model that cannot be turned into BGR faithfully. */
  UNSUPPORTED_COLOR,
  /** The file ends before the image does. */
  TRUNCATED,
  /** The header or a checksum contradicts itself, or the decoder refuses the content. */
  CORRUPT,
  /** More pixels than {@code limits.pixels}. */
  TOO_LARGE,
  /** The bytes are not there: gone, or fewer than when they were listed. */
  UNREADABLE,
  /** An operation of the recipe failed on this image. */
  OPERATION_FAILED,
  /** Decoding or an operation ended the process twice on this image. */
  CRASHED,
  /** Decoding or an operation ran past the time limit for one image twice. */
  TIMED_OUT,
  /** The name cannot become a member name of an archive. */
  INVALID_NAME,
  /** Labels come from a table and this image is not in it. */
  UNLABELLED;

  /**
   * Whether the same bytes under the same name and label may fare better another time: what could
   * not be read may be there again, and a process may have ended for another reason.
   */
  public boolean isTransient() {
    return this == UNREADABLE || this == CRASHED || this == TIMED_OUT;
  }
}
