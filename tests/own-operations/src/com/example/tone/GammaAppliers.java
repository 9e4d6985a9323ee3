package com.example.tone;

import dev.tarsier.job.image.Applier;
import dev.tarsier.job.image.ApplierProvider;
import dev.tarsier.job.recipe.Operation;
import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/** Carries the operations of this jar out. */
public final class GammaAppliers implements ApplierProvider {
  @Override
  public Optional<Applier> applier(Operation operation) {
    return operation instanceof Gamma gamma
        ? Optional.of(new GammaApplier(gamma))
        : Optional.empty();
  }

  /** One task's; the table is made once. */
  private static final class GammaApplier implements Applier {
    private final Mat table = new Mat(1, 256, CvType.CV_8UC1);

    GammaApplier(Gamma gamma) {
      byte[] values = new byte[256];
      for (int value = 0; value < values.length; value++) {
        values[value] = (byte) Math.round(255 * Math.pow(value / 255.0, gamma.exponent()));
      }
      table.put(0, 0, values);
    }

    @Override
    public Mat apply(Mat image) {
      Core.LUT(image, table, image);
      return image;
    }

    /** Works in place; the table of 256 bytes stays. */
    @Override
    public void close() {}
  }
}
