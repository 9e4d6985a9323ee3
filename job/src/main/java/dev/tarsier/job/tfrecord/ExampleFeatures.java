package dev.tarsier.job.tfrecord;

/** Names of features, as TensorFlow Datasets names those of a nested {@code image}. */
public final class ExampleFeatures {
  public static final String ENCODED = "image/encoded";
  public static final String FORMAT = "image/format";
  public static final String HEIGHT = "image/height";
  public static final String WIDTH = "image/width";
  public static final String FILENAME = "image/filename";
  public static final String CLASS_LABEL = "image/class/label";
  public static final String CLASS_TEXT = "image/class/text";

  private ExampleFeatures() {}
}
