package dev.tarsier.job.recipe;

/**
 * {@code cv::adaptiveThreshold}: a pixel is set when it is above the mean around it minus {@code
 * c}. Takes a grey image.
 */
public record AdaptiveThreshold(
    @Described("plain or Gaussian-weighted mean") Method method,
    @Described("set what is above, or what is below") Type type,
    @Described("the value of a set pixel") double maximum,
    @Described("side of the neighbourhood, in pixels") int blockSize,
    @Described("subtracted from the mean") double c)
    implements Operation {
  public static final AdaptiveThreshold DEFAULT =
      new AdaptiveThreshold(Method.GAUSSIAN, Type.BINARY, 255, 11, 2);

  /** How the mean is weighted. */
  public enum Method {
    MEAN,
    GAUSSIAN
  }

  /** Which side is set. */
  public enum Type {
    BINARY,
    BINARY_INV
  }

  public AdaptiveThreshold {
    if (!(maximum > 0 && maximum <= 255)) {
      throw new IllegalArgumentException(
          "Invalid maximum: " + maximum + " (must be above 0 and at most 255)");
    }
    if (blockSize < 3 || blockSize > 999 || blockSize % 2 == 0) {
      throw new IllegalArgumentException(
          "Invalid block-size: " + blockSize + " (must be odd, 3 to 999)");
    }
    if (!(Math.abs(c) <= 255)) {
      throw new IllegalArgumentException("Invalid c: " + c + " (must be -255 to 255)");
    }
  }
}
