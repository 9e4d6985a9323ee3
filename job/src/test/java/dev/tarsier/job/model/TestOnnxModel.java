package dev.tarsier.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.model.onnx.MobileNetV2;
import dev.tarsier.job.model.onnx.OnnxGraph;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOnnxModel {
  private static final String URI = "gs://models/x.onnx";

  @TempDir private Path folder;

  private void assertRefused(byte[] content, String message) throws IOException {
    Path file = Files.write(folder.resolve("x.onnx"), content);
    assertThatThrownBy(() -> OnnxModel.open(file, URI, ModelInput.Device.CPU).close())
        .isInstanceOfSatisfying(
            InputProblem.class, problem -> assertThat(problem.specPath()).isEqualTo("recipe.model"))
        .hasMessage(message);
  }

  @Test
  void refusesWhatIsNoOnnxFile() throws IOException {
    String message =
        "Invalid model: gs://models/x.onnx is no whole ONNX file (export the model again; a file"
            + " cut short looks the same)";
    assertRefused("a text\n".getBytes(StandardCharsets.UTF_8), message);
    assertRefused(new byte[0], message);
    byte[] whole = MobileNetV2.features(7, "batch").toBytes();
    assertRefused(Arrays.copyOf(whole, 100_000), message);
  }

  @Test
  void refusesAnOpsetThatIsNewerThanItself() throws IOException {
    assertRefused(
        Models.channelMeans("batch").opset(99).toBytes(),
        "Unsupported model: gs://models/x.onnx is of opset 99, and ONNX Runtime 1.28.0 goes up to"
            + " opset 26 (export it with an older opset)");
  }

  @Test
  void refusesAnOperatorThatItDoesNotKnow() throws IOException {
    assertRefused(
        Models.through("Frobnicate", List.of("n", 3, 4, 4), List.of("n", 48)).toBytes(),
        "Unsupported model: gs://models/x.onnx uses the operator Frobnicate as of opset 13, which"
            + " ONNX Runtime 1.28.0 does not have (export it with standard operators)");
  }

  @Test
  void refusesWeightsInAnotherFile() throws IOException {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", OnnxGraph.FLOAT, "n", 3, 4, 4)
            .weightsElsewhere("w", "x.onnx.data", 48)
            .node("Flatten", List.of("x"), "flat")
            .node("Add", List.of("flat", "w"), "y")
            .output("y", OnnxGraph.FLOAT, "n", 48);
    assertRefused(
        graph.toBytes(),
        "Unsupported model: gs://models/x.onnx keeps its weights in a file beside it (export it as"
            + " one file: external_data=False in torch.onnx.export)");
  }

  @Test
  void refusesTwoInputs() throws IOException {
    OnnxGraph graph =
        new OnnxGraph()
            .input("left", OnnxGraph.FLOAT, "n", 3, 4, 4)
            .input("right", OnnxGraph.FLOAT, "n", 3, 4, 4)
            .node("Add", List.of("left", "right"), "sum")
            .node("Flatten", List.of("sum"), "y")
            .output("y", OnnxGraph.FLOAT, "n", 48);
    assertRefused(
        graph.toBytes(),
        "Unsupported model: gs://models/x.onnx has 2 inputs, left, right (it must have one image"
            + " input)");
  }

  @Test
  void refusesTwoOutputs() throws IOException {
    OnnxGraph graph =
        Models.channelMeans("n")
            .node("Relu", List.of("means"), "more")
            .output("more", OnnxGraph.FLOAT, "n", 3);
    assertRefused(
        graph.toBytes(),
        "Unsupported model: gs://models/x.onnx has 2 outputs, means, more (it must have one vector"
            + " output)");
  }

  @Test
  void refusesAnInputThatIsNoImage() throws IOException {
    assertRefused(
        Models.through("Flatten", List.of("n", 3, 16), List.of("n", 48)).toBytes(),
        "Unsupported model: gs://models/x.onnx takes [n, 3, 16] (images have four axes: batch,"
            + " channels, height and width)");
  }

  @Test
  void refusesAnInputOfBytes() throws IOException {
    OnnxGraph graph =
        new OnnxGraph()
            .input("x", OnnxGraph.UINT8, "n", 3, 4, 4)
            .node("Cast", List.of("x"), "f", OnnxGraph.Attribute.of("to", OnnxGraph.FLOAT))
            .node("Flatten", List.of("f"), "y")
            .output("y", OnnxGraph.FLOAT, "n", 48);
    assertRefused(
        graph.toBytes(),
        "Unsupported model: the input of gs://models/x.onnx is uint8 (it must be float, 32 bits)");
  }

  @Test
  void refusesAnOutputThatIsNoVector() throws IOException {
    assertRefused(
        Models.through("Relu", List.of("batch", 3, 4, 4), List.of("batch", 3, 4, 4)).toBytes(),
        "Unsupported model: gs://models/x.onnx gives [batch, 3, 4, 4] (it must give one vector an"
            + " image, [batch, n]: end it with pooling and flatten)");
  }

  @Test
  void saysThatAProcessorIsAllThereIs() throws IOException {
    Path file = Models.channelMeans("batch").write(folder.resolve("x.onnx"));
    try (OnnxModel model = OnnxModel.open(file, URI, ModelInput.Device.CPU)) {
      assertThat(model.device()).isEqualTo("cpu");
    }
  }

  @Test
  void isOfTheVersionThatItSays() {
    assertThat(OnnxNatives.load(false).environment().getVersion()).isEqualTo(OnnxNatives.VERSION);
  }
}
