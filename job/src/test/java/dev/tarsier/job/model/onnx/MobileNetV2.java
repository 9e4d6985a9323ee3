package dev.tarsier.job.model.onnx;

import dev.tarsier.job.model.onnx.OnnxGraph.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * MobileNetV2 (Sandler and others, CVPR 2018) as torchvision lays it out, without its classifier:
 * 1280 features of an image of 224 x 224. Batch normalisation is folded into the convolutions, and
 * the weights are drawn from a seed, large enough that the features differ from image to image.
 */
public final class MobileNetV2 {
  public static final int FEATURES = 1280;
  public static final int SIDE = 224;
  private static final int FIRST_CHANNELS = 32;

  /** Expansion, channels, repetitions, stride of the first. */
  private static final int[][] BLOCKS = {
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1}
  };

  private final OnnxGraph graph = new OnnxGraph();
  private final Random random;

  private MobileNetV2(long seed) {
    this.random = new Random(seed);
  }

  /** {@code batch}: a number, or the name of an open axis. */
  public static OnnxGraph features(long seed, Object batch) {
    MobileNetV2 net = new MobileNetV2(seed);
    String pooled = net.body(batch);
    net.graph.node("Flatten", List.of(pooled), "features", Attribute.of("axis", 1));
    return net.graph.output("features", OnnxGraph.FLOAT, batch, FEATURES);
  }

  /** The same body with a linear classifier on top, whose outputs are logits. */
  public static OnnxGraph classifier(long seed, Object batch, int classes) {
    MobileNetV2 net = new MobileNetV2(seed);
    String pooled = net.body(batch);
    net.graph.node("Flatten", List.of(pooled), "features", Attribute.of("axis", 1));
    net.graph.weights(
        "classifier.weight", net.normal(classes * FEATURES, FEATURES), classes, FEATURES);
    net.graph.weights("classifier.bias", net.normal(classes, 4), classes);
    net.graph.node(
        "Gemm",
        List.of("features", "classifier.weight", "classifier.bias"),
        "logits",
        Attribute.of("transB", 1));
    return net.graph.output("logits", OnnxGraph.FLOAT, batch, classes);
  }

  /** Writes the features model of seed 7 with an open batch to the file that is named. */
  public static void main(String[] args) throws IOException {
    features(7, "batch").write(Path.of(args[0]));
  }

  private String body(Object batch) {
    graph.input("input", OnnxGraph.FLOAT, batch, 3, SIDE, SIDE);
    graph.weights("zero", new float[] {0}).weights("six", new float[] {6});
    String last = clipped(convolution("input", 3, FIRST_CHANNELS, 3, 2, 1));
    int channels = FIRST_CHANNELS;
    for (int[] block : BLOCKS) {
      for (int i = 0; i < block[2]; i++) {
        last = residual(last, channels, block[1], block[0], i == 0 ? block[3] : 1);
        channels = block[1];
      }
    }
    last = clipped(convolution(last, channels, FEATURES, 1, 1, 1));
    String pooled = graph.name("pool");
    graph.node("GlobalAveragePool", List.of(last), pooled);
    return pooled;
  }

  private String residual(String input, int channels, int wanted, int expansion, int stride) {
    int hidden = channels * expansion;
    String last = input;
    if (expansion > 1) {
      last = clipped(convolution(last, channels, hidden, 1, 1, 1));
    }
    last = clipped(convolution(last, hidden, hidden, 3, stride, hidden));
    last = convolution(last, hidden, wanted, 1, 1, 1);
    if (stride == 1 && channels == wanted) {
      String sum = graph.name("add");
      graph.node("Add", List.of(input, last), sum);
      return sum;
    }
    return last;
  }

  private String convolution(String input, int in, int out, int side, int stride, int groups) {
    String name = graph.name("conv");
    int fan = in / groups * side * side;
    graph.weights(name + ".weight", normal(out * fan, fan), out, in / groups, side, side);
    graph.weights(name + ".bias", normal(out, 20_000), out);
    long padding = (side - 1L) / 2;
    graph.node(
        "Conv",
        List.of(input, name + ".weight", name + ".bias"),
        name,
        Attribute.list("kernel_shape", (long) side, (long) side),
        Attribute.list("strides", (long) stride, (long) stride),
        Attribute.list("pads", padding, padding, padding, padding),
        Attribute.of("group", groups));
    return name;
  }

  /** ReLU6. */
  private String clipped(String input) {
    String name = graph.name("clip");
    graph.node("Clip", List.of(input, "zero", "six"), name);
    return name;
  }

  /** Normal numbers of the variance that keeps a signal's through ReLU (He and others, 2015). */
  private float[] normal(int count, int fan) {
    double deviation = Math.sqrt(2.0 / fan);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }
}
