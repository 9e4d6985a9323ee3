package dev.tarsier.job.recipe;

import java.util.Optional;

/**
 * {@code cv::copyMakeBorder} evenly around an image that is smaller than wanted; a side that is
 * long enough stays.
 */
public record Pad(
    @Described("at the least, in pixels") int width,
    @Described("at the least, in pixels") int height,
    @Described("what the border shows; reflect repeats the edge, reflect-101 does not")
        BorderType borderType,
    @Described("of a constant border") String color)
    implements Sized {
  public static final Pad DEFAULT = new Pad(224, 224, BorderType.CONSTANT, "black");

  /** Of {@code cv::BorderTypes}: {@code REFLECT} repeats the edge, {@code REFLECT_101} does not. */
  public enum BorderType {
    CONSTANT,
    REPLICATE,
    REFLECT,
    REFLECT_101
  }

  public Pad {
    Ranges.within("width", width, 1, 16_384);
    Ranges.within("height", height, 1, 16_384);
    RgbColor.parse(color);
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.empty();
  }

  /** What becomes of an image of this size. */
  public Extent padded(Extent image) {
    return new Extent(Math.max(width, image.width()), Math.max(height, image.height()));
  }
}
