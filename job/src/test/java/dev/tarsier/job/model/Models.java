package dev.tarsier.job.model;

import dev.tarsier.job.model.onnx.OnnxGraph;
import dev.tarsier.job.model.onnx.OnnxGraph.Attribute;
import dev.tarsier.job.recipe.ModelInput;
import java.util.List;

/** Small models, one for each thing that can be wrong, and how they are fed. */
final class Models {
  private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);

  private Models() {}

  /** Takes [batch, 3, 4, 4], gives each channel's mean. */
  static OnnxGraph channelMeans(Object batch) {
    return pooled(new OnnxGraph(), List.of(2L, 3L), batch, 3, 4, 4);
  }

  /** The same for [batch, 4, 4, 3]. */
  static OnnxGraph channelMeansLast(Object batch) {
    return pooled(new OnnxGraph(), List.of(1L, 2L), batch, 4, 4, 3);
  }

  /** Channel means of any input; the output's second length is left open. */
  static OnnxGraph pooled(OnnxGraph graph, List<Long> axes, Object... dimensions) {
    return graph
        .input("image", OnnxGraph.FLOAT, dimensions)
        .node(
            "ReduceMean",
            List.of("image"),
            "means",
            Attribute.list("axes", axes.toArray(Long[]::new)),
            Attribute.of("keepdims", 0))
        .output("means", OnnxGraph.FLOAT, dimensions[0], "n");
  }

  /** One operator from an input to an output of these shapes. */
  static OnnxGraph through(String operator, List<Object> in, List<Object> out) {
    return new OnnxGraph()
        .input("x", OnnxGraph.FLOAT, in.toArray())
        .node(operator, List.of("x"), "y")
        .output("y", OnnxGraph.FLOAT, out.toArray());
  }

  static ModelInput input(int batch) {
    return input(batch, ModelInput.Layout.AUTO);
  }

  static ModelInput input(int batch, ModelInput.Layout layout) {
    return new ModelInput("x.onnx", batch, ModelInput.Device.CPU, layout, HALVES, HALVES);
  }
}
