package dev.tarsier.job.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.model.onnx.MobileNetV2;
import dev.tarsier.job.model.onnx.OnnxGraph;
import dev.tarsier.job.recipe.ModelInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTensorBatch {
  @TempDir private Path folder;

  private OnnxModel open(OnnxGraph graph) throws IOException {
    return OnnxModel.open(
        graph.write(folder.resolve("x.onnx")), "file:/x.onnx", ModelInput.Device.CPU);
  }

  private static float[] image(float red, float green, float blue) {
    float[] image = new float[48];
    Arrays.fill(image, 0, 16, red);
    Arrays.fill(image, 16, 32, green);
    Arrays.fill(image, 32, 48, blue);
    return image;
  }

  @Test
  void vectorsComeInTheOrderOfTheImages() throws IOException {
    try (OnnxModel model = open(Models.channelMeans("batch"))) {
      TensorBatch batch = new TensorBatch(model, ModelCheck.form(model, Models.input(2), 4, 4));
      batch.add(image(1, 2, 3));
      assertThat(batch.isFull()).isFalse();
      batch.add(image(4, 5, 6));
      assertThat(batch.isFull()).isTrue();
      assertThat(batch.run()).containsExactly(new float[] {1, 2, 3}, new float[] {4, 5, 6});
      assertThat(batch.isEmpty()).isTrue();
      batch.add(image(7, 8, 9));
      assertThat(batch.run()).containsExactly(new float[] {7, 8, 9});
    }
  }

  @Test
  void aShortBatchOfAFixedOneIsFilledUpAndCut() throws IOException {
    try (OnnxModel model = open(Models.channelMeans(3))) {
      TensorBatch batch = new TensorBatch(model, ModelCheck.form(model, Models.input(8), 4, 4));
      batch.add(image(1, 1, 1));
      batch.add(image(2, 2, 2));
      batch.add(image(3, 3, 3));
      batch.run();
      batch.add(image(4, 5, 6));
      assertThat(batch.run()).containsExactly(new float[] {4, 5, 6});
    }
  }

  @Test
  void refusesMoreThanItHolds() throws IOException {
    try (OnnxModel model = open(Models.channelMeans(1))) {
      TensorBatch batch = new TensorBatch(model, ModelCheck.form(model, Models.input(8), 4, 4));
      batch.add(image(1, 1, 1));
      assertThatThrownBy(() -> batch.add(image(1, 1, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot add to a batch of 1: it is full");
    }
  }

  /** The golden features are those of ONNX Runtime 1.32 in Python. */
  @Test
  void featuresOfMobileNetV2AreThoseOfAnotherRuntime() throws IOException {
    List<float[]> golden = golden();
    try (OnnxModel model = open(MobileNetV2.features(7, "batch"))) {
      TensorBatch batch = new TensorBatch(model, ModelCheck.form(model, Models.input(3), 224, 224));
      batch.add(pattern(7919, 1009));
      batch.add(pattern(104_729, 2003));
      batch.add(pattern(7919, 1009));
      List<float[]> features = batch.run();
      assertThat(features.get(0)).hasSize(MobileNetV2.FEATURES);
      assertThat(features.get(0)).containsExactly(golden.get(0), within(1e-4f));
      assertThat(features.get(1)).containsExactly(golden.get(1), within(1e-4f));
      assertThat(features.get(2)).containsExactly(golden.get(0), within(1e-4f));
    }
  }

  private static float[] pattern(long factor, int modulus) {
    float[] image = new float[3 * 224 * 224];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (i * factor % modulus / (double) modulus * 4 - 2);
    }
    return image;
  }

  private static List<float[]> golden() throws IOException {
    try (var in = TestTensorBatch.class.getResourceAsStream("mobilenetv2-features.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(TestTensorBatch::numbers)
          .toList();
    }
  }

  private static float[] numbers(String line) {
    String[] parts = line.split(" ", -1);
    float[] numbers = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Float.parseFloat(parts[i]);
    }
    return numbers;
  }
}
