package dev.tarsier.job.image;

import dev.tarsier.job.report.Regions;
import dev.tarsier.job.report.RejectReason;

/** What became of one image's bytes. */
public sealed interface Processed {
  /**
   * The encoded result.
   *
   * @param bytes a buffer that is valid until the next image; {@code length} of it count
   * @param width of the result in pixels
   * @param height of the result in pixels
   * @param regions that operations have found
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  record Encoded(byte[] bytes, int length, int width, int height, Regions regions, StageNanos nanos)
      implements Processed {}

  /**
   * The input of a model.
   *
   * @param values a buffer that is valid until the next image
   * @param width of the image in pixels
   * @param height of the image in pixels
   * @param regions that operations have found
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  record Tensor(float[] values, int width, int height, Regions regions, StageNanos nanos)
      implements Processed {}

  /** OpenCV refused the bytes, or an operation failed. */
  record Refused(RejectReason reason, String detail, StageNanos nanos) implements Processed {}

  /** Where the time went. */
  StageNanos nanos();

  /** Nanoseconds of one image in each stage. */
  record StageNanos(long decode, long operate, long encode) {
    /** The same and what the end took. */
    StageNanos encoded(long nanos) {
      return new StageNanos(decode, operate, encode + nanos);
    }
  }
}
