package dev.tarsier.job.recipe;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The output vector of an ONNX model for every image, and what is made of the vectors of a run. */
public record Features(
    @Described("the URI of the ONNX file: one image in, one vector out") String model,
    @Described("images in one run of the model; a model with a batch of its own is used at that")
        int batch,
    @Described("what the model runs on; auto takes a GPU where there is one")
        ModelInput.Device device,
    @Described("of the input tensor; auto takes what the model says") ModelInput.Layout layout,
    @Described("taken from red, green and blue, of values from 0 to 1") List<Double> mean,
    @Described("red, green and blue are divided by it, after that") List<Double> std,
    @Described("of a principal component analysis of the vectors; 0 for none") int components,
    @Described(
            "the share of the vectors' variance that the components must explain, in "
                + "place of their number; 0 for none")
        double variance,
    @Described("URI of a finished run whose analysis is applied in place of one of our own")
        String pca,
    @Described("of the images of each label that the analysis is not fitted on") double testShare)
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
