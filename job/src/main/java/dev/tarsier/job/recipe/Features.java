package dev.tarsier.job.recipe;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The output vector of an ONNX model for every image, and what is made of the vectors of a run.
 *
 * @param model see {@link ModelInput}, and so on down to {@code std}
 * @param components of the principal component analysis; 0 for none
 */
public record Features(
    String model,
    int batch,
    ModelInput.Device device,
    ModelInput.Layout layout,
    List<Double> mean,
    List<Double> std,
    int components)
    implements Ending, FileUser {
  private static final int MAXIMUM_COMPONENTS = 65_535;

  public static final Features DEFAULT =
      new Features(
          "",
          32,
          ModelInput.Device.CPU,
          ModelInput.Layout.NCHW,
          ModelInput.IMAGENET_MEAN,
          ModelInput.IMAGENET_STD,
          50);

  public Features {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    new ModelInput(model, batch, device, layout, mean, std);
    if (components < 0 || components > MAXIMUM_COMPONENTS) {
      throw new IllegalArgumentException(
          "Invalid components: "
              + components
              + " (must be 1 to "
              + MAXIMUM_COMPONENTS
              + ", or 0 for none)");
    }
  }

  /** How the model is fed. */
  public ModelInput input() {
    return new ModelInput(model, batch, device, layout, mean, std);
  }

  @Override
  public List<String> files() {
    return model.isEmpty() ? List.of() : List.of(model);
  }

  @Override
  public Features withFiles(UnaryOperator<String> replacement) {
    String file = model.isEmpty() ? "" : replacement.apply(model);
    return new Features(file, batch, device, layout, mean, std, components);
  }
}
