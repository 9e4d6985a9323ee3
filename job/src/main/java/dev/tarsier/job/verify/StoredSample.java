package dev.tarsier.job.verify;

import java.util.List;

/**
 * A sample as it stands in its shard.
 *
 * @param path of the source image; empty where the format does not tell
 * @param extent what the index should say of the image
 * @param image empty when it was not asked for, or the format holds none
 * @param faults what is wrong with the other parts, each as in {@code its json is not an object}
 */
record StoredSample(
    String key,
    String path,
    IndexReader.Extent extent,
    Label label,
    Image image,
    List<String> faults) {
  StoredSample {
    faults = List.copyOf(faults);
  }

  /**
   * What the sample says of its class.
   *
   * @param number negative without one
   * @param text empty where the format does not tell
   */
  record Label(int number, String text) {
    static final Label NONE = new Label(-1, "");
  }

  /** Encoded bytes: the first {@code length} of a buffer that is used again. */
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  record Image(byte[] bytes, int length) {
    static final Image NONE = new Image(new byte[0], 0);
  }
}
