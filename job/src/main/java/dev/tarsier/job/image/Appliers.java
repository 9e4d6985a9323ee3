package dev.tarsier.job.image;

import dev.tarsier.job.recipe.AdaptiveThreshold;
import dev.tarsier.job.recipe.Blur;
import dev.tarsier.job.recipe.BlurRegions;
import dev.tarsier.job.recipe.Clahe;
import dev.tarsier.job.recipe.Crop;
import dev.tarsier.job.recipe.CropRegions;
import dev.tarsier.job.recipe.DetectFaces;
import dev.tarsier.job.recipe.Grayscale;
import dev.tarsier.job.recipe.Median;
import dev.tarsier.job.recipe.Morphology;
import dev.tarsier.job.recipe.Normalize;
import dev.tarsier.job.recipe.Operation;
import dev.tarsier.job.recipe.Outline;
import dev.tarsier.job.recipe.Pad;
import dev.tarsier.job.recipe.Resize;
import dev.tarsier.job.recipe.Sharpen;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** From an operation to what carries it out. */
final class Appliers {
  private static final Map<Class<?>, Function<Operation, Applier>> BUILT_IN =
      Map.ofEntries(
          entry(AdaptiveThreshold.class, AdaptiveThresholdApplier::new),
          entry(Blur.class, BlurApplier::new),
          entry(BlurRegions.class, BlurRegionsApplier::new),
          entry(Clahe.class, ClaheApplier::new),
          entry(Crop.class, CropApplier::new),
          entry(CropRegions.class, CropRegionsApplier::new),
          entry(DetectFaces.class, DetectFacesApplier::new),
          entry(Grayscale.class, operation -> new GrayscaleApplier()),
          entry(Median.class, MedianApplier::new),
          entry(Morphology.class, MorphologyApplier::new),
          entry(Normalize.class, NormalizeApplier::new),
          entry(Outline.class, OutlineApplier::new),
          entry(Pad.class, PadApplier::new),
          entry(Resize.class, ResizeApplier::new),
          entry(Sharpen.class, SharpenApplier::new));

  private Appliers() {}

  private static <O extends Operation> Map.Entry<Class<?>, Function<Operation, Applier>> entry(
      Class<O> type, Function<O, Applier> applier) {
    return Map.entry(type, operation -> applier.apply(type.cast(operation)));
  }

  /** Throws IllegalArgumentException when no applier is on the class path. */
  static Applier of(Operation operation) {
    Function<Operation, Applier> builtIn = BUILT_IN.get(operation.getClass());
    return builtIn == null ? provided(operation) : builtIn.apply(operation);
  }

  private static Applier provided(Operation operation) {
    return ServiceLoader.load(ApplierProvider.class).stream()
        .flatMap(provider -> provider.get().applier(operation).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Missing applier of operation: " + operation.getClass().getName()));
  }
}
