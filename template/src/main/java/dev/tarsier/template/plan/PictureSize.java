package dev.tarsier.template.plan;

import dev.tarsier.job.recipe.Crop;
import dev.tarsier.job.recipe.Extent;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Pad;
import dev.tarsier.job.recipe.Recipe;
import dev.tarsier.job.recipe.Resize;

/**
 * How large a picture is on its way through a recipe. Plans know its pixels, not its sides: those
 * are taken to be 4 to 3, as of most cameras.
 */
final class PictureSize {
  private static final double RATIO = 4.0 / 3;

  private PictureSize() {}

  static Extent of(long pixels) {
    double height = Math.sqrt(pixels / RATIO);
    return new Extent(
        (int) Math.max(1, Math.round(height * RATIO)), (int) Math.max(1, Math.round(height)));
  }

  /** What an operation makes of it; one of a provider is taken to keep the size. */
  static Extent after(Operation operation, Extent picture) {
    if (operation instanceof Crop crop) {
      return new Extent(crop.width(), crop.height());
    }
    if (operation instanceof Pad pad) {
      return pad.padded(picture);
    }
    if (!(operation instanceof Resize resize) || resize.leaves(picture)) {
      return picture;
    }
    return switch (resize.mode()) {
      case NO, KEEP_RATIO, KEEP_RATIO_LARGEST -> resize.scaled(picture);
      case CENTER_CROP, BORDER -> new Extent(resize.size(), resize.size());
    };
  }

  /** By how much the decoder divides width and height of a JPEG, for a resize that comes first. */
  static int divisor(Recipe recipe, Extent picture) {
    return recipe.operations().get(0) instanceof Resize resize ? resize.reduction(picture) : 1;
  }

  static Extent divided(Extent picture, int divisor) {
    return new Extent(
        Math.max(1, picture.width() / divisor), Math.max(1, picture.height() / divisor));
  }
}
