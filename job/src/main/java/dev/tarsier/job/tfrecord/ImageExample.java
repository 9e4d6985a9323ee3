package dev.tarsier.job.tfrecord;

/**
 * One image with what is known of it: what a record holds.
 *
 * @param width of the image in pixels
 * @param height of the image in pixels
 * @param filename of the source image, relative to its source
 */
public record ImageExample(
    Encoded image, int width, int height, String filename, ImageClass imageClass) {
  /**
   * An encoded image as a part of a buffer.
   *
   * @param format {@code jpeg}, {@code png} or {@code webp}
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  public record Encoded(byte[] bytes, int offset, int length, String format) {}

  /**
   * The class of an image.
   *
   * @param number from 0; what TensorFlow Datasets calls a label
   * @param text its name
   */
  public record ImageClass(int number, String text) {
    /** The data set has classes and this image has none; the number that Datasets gives it. */
    public static final ImageClass UNKNOWN = new ImageClass(-1, "");

    /** The data set has no classes: the features are left out. */
    public static final ImageClass ABSENT = new ImageClass(-2, "");
  }
}
