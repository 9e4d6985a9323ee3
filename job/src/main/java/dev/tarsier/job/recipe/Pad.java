package dev.tarsier.job.recipe;

import java.util.Optional;

/**
 * {@code cv::copyMakeBorder} evenly around an image that is smaller than wanted; a side that is
 * long enough stays.
 *
 * @param width at the least, in pixels
 * @param height at the least, in pixels
 * @param borderType what the border shows
 * @param color of a constant border, as {@link RgbColor} reads it
 */
public record Pad(int width, int height, BorderType borderType, String color) implements Sized {
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
