package dev.tarsier.job.recipe;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The most likely classes of every image, by an ONNX model with one output a class. */
public record Classify(
    @Described("the URI of the ONNX file: one image in, one vector out") String model,
    @Described("images in one run of the model; a model with a batch of its own is used at that")
        int batch,
    @Described("what the model runs on; auto takes a GPU where there is one")
        ModelInput.Device device,
    @Described("of the input tensor; auto takes what the model says") ModelInput.Layout layout,
    @Described("taken from red, green and blue, of values from 0 to 1") List<Double> mean,
    @Described("red, green and blue are divided by it, after that") List<Double> std,
    @Described(
            "URI of a text file with the name of a class on each line, in the model's "
                + "order; none to number them")
        String labels,
    @Described("how many classes are kept of each image") int topK,
    @Described("whether the outputs are logits that still have to become shares of 1")
        boolean softmax)
    implements ModelEnding, FileUser {
  private static final int MAXIMUM_KEPT = 1000;

  public static final Classify DEFAULT =
      new Classify(
          "",
          ModelInput.DEFAULT_BATCH,
          ModelInput.Device.CPU,
          ModelInput.Layout.AUTO,
          ModelInput.IMAGENET_MEAN,
          ModelInput.IMAGENET_STD,
          "",
          5,
          true);

  public Classify {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    new ModelInput(model, batch, device, layout, mean, std);
    if (topK < 1 || topK > MAXIMUM_KEPT) {
      throw new IllegalArgumentException(
          "Invalid top-k: " + topK + " (must be 1 to " + MAXIMUM_KEPT + ")");
    }
  }

  @Override
  public ModelInput input() {
    return new ModelInput(model, batch, device, layout, mean, std);
  }

  @Override
  public List<String> files() {
    return Stream.of(model, labels).filter(file -> !file.isEmpty()).toList();
  }

  @Override
  public Classify withFiles(UnaryOperator<String> replacement) {
    String modelFile = model.isEmpty() ? "" : replacement.apply(model);
    String labelFile = labels.isEmpty() ? "" : replacement.apply(labels);
    return new Classify(modelFile, batch, device, layout, mean, std, labelFile, topK, softmax);
  }
}
