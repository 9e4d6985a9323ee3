package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.request.ImageFormat;

/**
 * What the header of a stored image says.
 *
 * @param extent as stored, before {@code orientation} is applied
 * @param orientation EXIF's, 1 to 8 (EXIF 2.32, tag 274)
 */
public record Stored(ImageFormat format, Extent extent, int orientation) {
  private static final int UPRIGHT = 1;
  private static final int WHOLE = 1;
  private static final int FIRST_ON_ITS_SIDE = 5;

  /** By how much the decoder may divide width and height before the recipe's first resize. */
  int reduction(Recipe recipe) {
    boolean resizesFirst = recipe.operations().get(0) instanceof Resize;
    return format == ImageFormat.JPEG && resizesFirst
        ? ((Resize) recipe.operations().get(0)).reduction(upright())
        : WHOLE;
  }

  /** The orientation that is left to apply: OpenCV 4.9 turns a TIFF whatever it is told. */
  int orientationToApply() {
    return format == ImageFormat.TIFF ? UPRIGHT : orientation;
  }

  /** Width and height of the image turned upright. */
  public Extent upright() {
    return orientation < FIRST_ON_ITS_SIDE ? extent : extent.turned();
  }
}
