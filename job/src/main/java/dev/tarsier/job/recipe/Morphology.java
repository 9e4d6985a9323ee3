package dev.tarsier.job.recipe;

/** {@code cv::morphologyEx} with a small structuring element. */
public record Morphology(
    @Described("what is done") Kind operation,
    @Described("of the structuring element") Shape shape,
    @Described("side of the element, in pixels") int size,
    @Described("how often") int iterations)
    implements Operation {
  public static final Morphology DEFAULT = new Morphology(Kind.OPEN, Shape.ELLIPSE, 3, 1);

  /** The operations of {@code cv::MorphTypes} that need one element only. */
  public enum Kind {
    ERODE,
    DILATE,
    OPEN,
    CLOSE,
    GRADIENT
  }

  /** The shapes of {@code cv::MorphShapes}. */
  public enum Shape {
    RECT,
    CROSS,
    ELLIPSE
  }

  public Morphology {
    if (size < 1 || size > 99 || size % 2 == 0) {
      throw new IllegalArgumentException("Invalid size: " + size + " (must be odd, 1 to 99)");
    }
    if (iterations < 1 || iterations > 100) {
      throw new IllegalArgumentException(
          "Invalid iterations: " + iterations + " (must be 1 to 100)");
    }
  }
}
