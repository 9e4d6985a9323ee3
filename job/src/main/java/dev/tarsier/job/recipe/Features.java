package dev.tarsier.job.recipe;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The output vector of an ONNX model for every image, and what is made of the vectors of a run.
 *
 * @param model see {@link ModelInput}, and so on down to {@code std}
 * @param components of a principal component analysis of the vectors; 0 for none
 * @param variance the share of the vectors' variance that so many components must explain, in place
 *     of their number; 0 for none
 * @param pca URI of a finished run, or of its folder {@code pca}, whose analysis is applied in
 *     place of one of our own; empty for none
 * @param testShare of the images of each label that the analysis is not fitted on
 */
public record Features(
    String model,
    int batch,
    ModelInput.Device device,
    ModelInput.Layout layout,
    List<Double> mean,
    List<Double> std,
    int components,
    double variance,
    String pca,
    double testShare)
    implements ModelEnding, FileUser {
  private static final int MAXIMUM_COMPONENTS = 65_535;

  public static final Features DEFAULT =
      new Features(
          "",
          ModelInput.DEFAULT_BATCH,
          ModelInput.Device.CPU,
          ModelInput.Layout.AUTO,
          ModelInput.IMAGENET_MEAN,
          ModelInput.IMAGENET_STD,
          0,
          0,
          "",
          0);

  public Features {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    new ModelInput(model, batch, device, layout, mean, std);
    checkRanges(components, variance, testShare);
    if (components > 0 && variance > 0) {
      throw new IllegalArgumentException(
          "Invalid components: "
              + components
              + " (with variance "
              + variance
              + " their number follows from the images: give one of the two)");
    }
    boolean fitted = components > 0 || variance > 0;
    if (!pca.isEmpty() && (fitted || testShare > 0)) {
      throw new IllegalArgumentException(
          "Invalid pca: "
              + pca
              + " (what was fitted elsewhere has its components: leave out components, variance and"
              + " test-share, or pca)");
    }
    if (testShare > 0 && !fitted) {
      throw new IllegalArgumentException(
          "Invalid test-share: "
              + testShare
              + " (it is kept from a PCA: give components or variance too)");
    }
  }

  private static void checkRanges(int components, double variance, double testShare) {
    if (components < 0 || components > MAXIMUM_COMPONENTS) {
      throw new IllegalArgumentException(
          "Invalid components: "
              + components
              + " (must be 1 to "
              + MAXIMUM_COMPONENTS
              + ", or 0 for none)");
    }
    if (!(variance >= 0 && variance < 1)) {
      throw new IllegalArgumentException(
          "Invalid variance: " + variance + " (must be above 0 and below 1, or 0 for none)");
    }
    if (!(testShare >= 0 && testShare < 1)) {
      throw new IllegalArgumentException(
          "Invalid test-share: " + testShare + " (must be 0 or more and below 1)");
    }
  }

  /** Whether components are made of the vectors. */
  public boolean hasPca() {
    return components > 0 || variance > 0 || !pca.isEmpty();
  }

  @Override
  public ModelInput input() {
    return new ModelInput(model, batch, device, layout, mean, std);
  }

  @Override
  public List<String> files() {
    return Stream.of(model, pca).filter(file -> !file.isEmpty()).toList();
  }

  @Override
  public Features withFiles(UnaryOperator<String> replacement) {
    String file = model.isEmpty() ? "" : replacement.apply(model);
    String folder = pca.isEmpty() ? "" : replacement.apply(pca);
    return new Features(
        file, batch, device, layout, mean, std, components, variance, folder, testShare);
  }
}
