package dev.tarsier.job.recipe;

import java.util.Optional;

/** A rectangle of the image, as {@code cv::Rect}; an image that does not hold it is rejected. */
public record Crop(
    @Described("of what is kept, in pixels") int width,
    @Described("of what is kept, in pixels") int height,
    @Described("left edge, in pixels; -1 for the middle") int x,
    @Described("upper edge, in pixels; -1 for the middle") int y)
    implements Sized {
  private static final int MIDDLE = -1;

  public static final Crop DEFAULT = new Crop(224, 224, MIDDLE, MIDDLE);

  public Crop {
    Ranges.within("width", width, 1, 65_535);
    Ranges.within("height", height, 1, 65_535);
    Ranges.within("x", x, MIDDLE, 65_535);
    Ranges.within("y", y, MIDDLE, 65_535);
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.of(new Extent(width, height));
  }

  /** The left edge in an image of this width; of an odd rest the smaller half lies before it. */
  public int left(int imageWidth) {
    return x == MIDDLE ? (imageWidth - width) / 2 : x;
  }

  /** The upper edge in an image of this height. */
  public int top(int imageHeight) {
    return y == MIDDLE ? (imageHeight - height) / 2 : y;
  }
}
