package dev.tarsier.job.image;

import dev.tarsier.job.recipe.AdaptiveThreshold;
import dev.tarsier.job.recipe.Clahe;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Morphology;
import dev.tarsier.job.recipe.Operation;
import java.util.ServiceLoader;

/** From an operation to what carries it out. */
final class Appliers {
  private Appliers() {}

  /** Throws IllegalArgumentException when no applier is on the class path. */
  static Applier of(Operation operation) {
    if (operation instanceof Clahe clahe) {
      return new ClaheApplier(clahe);
    }
    if (operation instanceof Grayscale) {
      return new GrayscaleApplier();
    }
    if (operation instanceof AdaptiveThreshold threshold) {
      return new AdaptiveThresholdApplier(threshold);
    }
    if (operation instanceof Morphology morphology) {
      return new MorphologyApplier(morphology);
    }
    return ServiceLoader.load(ApplierProvider.class).stream()
        .flatMap(provider -> provider.get().applier(operation).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Missing applier of operation: " + operation.getClass().getName()));
  }
}
