package dev.tarsier.job.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * How images become the input of an ONNX model.
 *
 * @param model URI of the ONNX file; empty in the built-in recipes, where the user has to name one
 * @param batch images in one run of the model; a model with a batch of its own is used at that
 * @param device what the model runs on
 * @param layout of the input tensor
 * @param mean taken from each channel, red, green, blue, of values from 0 to 1
 * @param std each channel is divided by, after that
 */
public record ModelInput(
    String model, int batch, Device device, Layout layout, List<Double> mean, List<Double> std)
    implements Serializable {
  private static final int MAXIMUM_BATCH = 1024;
  private static final int CHANNELS = TensorShape.CHANNELS;

  /**
   * Enough for a processor: measured, larger batches of MobileNetV2 take memory and no less time.
   */
  static final int DEFAULT_BATCH = 8;

  /** The means of ImageNet's training images, as torchvision's models are trained with. */
  static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);

  /** Their standard deviations. */
  static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

  /** Where a model runs. */
  public enum Device {
    /** On a GPU where there is one, else on the processor. */
    AUTO,
    CPU,
    CUDA
  }

  /** Order of the input's axes: batch, channel, height, width. */
  public enum Layout {
    /** Where the model itself has its three channels. */
    AUTO,
    NCHW,
    NHWC
  }

  public ModelInput {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (batch < 1 || batch > MAXIMUM_BATCH) {
      throw new IllegalArgumentException(
          "Invalid batch: " + batch + " (must be 1 to " + MAXIMUM_BATCH + ")");
    }
    if (mean.size() != CHANNELS) {
      throw new IllegalArgumentException(
          "Invalid mean: " + mean + " (must be three numbers: red, green, blue)");
    }
    if (std.size() != CHANNELS || std.stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException(
          "Invalid std: " + std + " (must be three numbers above 0: red, green, blue)");
    }
  }
}
