package dev.tarsier.job.image;

import dev.tarsier.job.recipe.Normalize;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Stretches the values to a range, in place. */
final class NormalizeApplier implements Applier {
  private final Normalize operation;

  NormalizeApplier(Normalize operation) {
    this.operation = operation;
  }

  @Override
  public Mat apply(Mat image) {
    Core.normalize(image, image, operation.alpha(), operation.beta(), Core.NORM_MINMAX);
    return image;
  }

  /** Works in place. */
  @Override
  public void close() {}
}
