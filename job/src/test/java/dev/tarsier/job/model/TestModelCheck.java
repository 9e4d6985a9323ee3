package dev.tarsier.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.model.onnx.OnnxGraph;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.TensorShape;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestModelCheck {
  @TempDir private Path folder;

  private ModelForm form(OnnxGraph graph, ModelInput input, int width, int height)
      throws IOException {
    Path file = graph.write(folder.resolve("x.onnx"));
    try (OnnxModel model = OnnxModel.open(file, "file:/x.onnx", ModelInput.Device.CPU)) {
      return ModelCheck.form(model, input, width, height);
    }
  }

  private void assertRefused(
      OnnxGraph graph, ModelInput input, int width, int height, String message) {
    assertThatThrownBy(() -> form(graph, input, width, height))
        .isInstanceOf(InputProblem.class)
        .hasMessage(message);
  }

  @Test
  void anOpenBatchIsAsAskedFor() throws IOException {
    assertThat(form(Models.channelMeans("batch"), Models.input(8), 4, 4))
        .isEqualTo(new ModelForm(new TensorShape(true, 4, 4), 8, false, 3));
  }

  @Test
  void aFixedBatchIsTheModels() throws IOException {
    assertThat(form(Models.channelMeans(2), Models.input(8), 4, 4))
        .isEqualTo(new ModelForm(new TensorShape(true, 4, 4), 2, true, 3));
  }

  @Test
  void theLayoutIsFoundByItsThreeChannels() throws IOException {
    assertThat(form(Models.channelMeansLast("n"), Models.input(8), 4, 4).image())
        .isEqualTo(new TensorShape(false, 4, 4));
  }

  @Test
  void theModelsOwnSizeCountsWhereTheRecipeFixesNone() throws IOException {
    assertThat(form(Models.channelMeans("n"), Models.input(8), 0, 0).image())
        .isEqualTo(new TensorShape(true, 4, 4));
  }

  @Test
  void theRecipesSizeCountsWhereTheModelTakesAny() throws IOException {
    OnnxGraph graph = Models.pooled(new OnnxGraph(), List.of(2L, 3L), "n", 3, "h", "w");
    assertThat(form(graph, Models.input(8), 6, 5).image()).isEqualTo(new TensorShape(true, 5, 6));
  }

  @Test
  void axesOfLengthOneBehindTheVectorAreLeftOut() throws IOException {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", OnnxGraph.FLOAT, "n", 3, 4, 4)
            .node("GlobalAveragePool", List.of("x"), "y")
            .output("y", OnnxGraph.FLOAT, "n", 3, 1, 1);
    assertThat(form(graph, Models.input(8), 4, 4).outputs()).isEqualTo(3);
  }

  @Test
  void refusesAnotherSize() {
    assertRefused(
        Models.channelMeans("batch"),
        Models.input(8),
        224,
        224,
        "Invalid image size: file:/x.onnx takes [batch, 3, 4, 4], the recipe gives images 224 wide"
            + " and 224 high (crop to 4 x 4)");
  }

  @Test
  void refusesToGuessASize() {
    assertRefused(
        Models.pooled(new OnnxGraph(), List.of(2L, 3L), "n", 3, "h", "w"),
        Models.input(8),
        0,
        0,
        "Missing image size: file:/x.onnx takes [n, 3, h, w] and the recipe fixes no size (end its"
            + " operations with resize and crop)");
  }

  @Test
  void refusesAnotherNumberOfChannels() {
    assertRefused(
        Models.pooled(new OnnxGraph(), List.of(2L, 3L), "n", 4, 8, 8),
        Models.input(8),
        8,
        8,
        "Unsupported model: file:/x.onnx takes [n, 4, 8, 8] (it must take three channels, red,"
            + " green and blue)");
    assertRefused(
        Models.channelMeansLast("n"),
        Models.input(8, ModelInput.Layout.NCHW),
        4,
        4,
        "Unsupported model: file:/x.onnx takes [n, 4, 4, 3] (it must take three channels, red,"
            + " green and blue; layout: auto finds them)");
  }

  @Test
  void refusesAVectorOfTheWholeBatch() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", OnnxGraph.FLOAT, "n", 3, 4, 4)
            .numbers("shape", 1, -1)
            .node("Reshape", List.of("x", "shape"), "y")
            .output("y", OnnxGraph.FLOAT, "one", "all");
    assertRefused(
        graph,
        Models.input(8),
        4,
        4,
        "Unsupported model: file:/x.onnx gives [1, 384] for a batch of 8 and says [1, all] (it"
            + " must give one vector an image)");
  }

  @Test
  void refusesAModelThatFails() {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", OnnxGraph.FLOAT, "n", 3, 4, 4)
            .numbers("shape", -1, 5)
            .node("Reshape", List.of("x", "shape"), "y")
            .output("y", OnnxGraph.FLOAT, "m", 5);
    assertRefused(
        graph,
        Models.input(8),
        4,
        4,
        "Cannot run the model file:/x.onnx on an input of [8, 3, 4, 4]: Non-zero status code"
            + " returned while running Reshape node. Name:'y' Status Message: reshape_helper.h:49"
            + " onnxruntime::ReshapeHelper::ReshapeHelper(const onnxruntime::TensorShape&,"
            + " onnxruntime::TensorShapeVector&, bool) requested_shape_size != 0 &&"
            + " (input_shape_size % requested_shape_size) == 0 was false. The input tensor cannot"
            + " be reshaped to the requested shape. Input shape:{8,3,4,4}, requested shape:{-1,5}");
  }
}
