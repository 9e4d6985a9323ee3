package dev.tarsier.job.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.TensorShape;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

class TestTensorWriter {
  private static final ModelInput INPUT =
      new ModelInput(
          "x.onnx",
          1,
          ModelInput.Device.CPU,
          ModelInput.Layout.AUTO,
          List.of(0.0, 0.5, 1.0),
          List.of(1.0, 0.5, 0.25));

  @BeforeAll
  static void loadOpenCv() {
    OpenCv.load();
  }

  private static TensorWriter writer(boolean planar, int height, int width) {
    return new TensorWriter(new TensorShape(planar, height, width), INPUT);
  }

  /** Two pixels side by side, blue green red each. */
  private static Mat pixels(int... values) {
    Mat image = new Mat(1, values.length / 3, CvType.CV_8UC3);
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    image.put(0, 0, bytes);
    return image;
  }

  @Test
  void writesRedGreenAndBlueAsPlanes() {
    float[] values = writer(true, 1, 2).write(pixels(0, 255, 51, 255, 0, 255));
    assertThat(values).containsExactly(new float[] {0.2f, 1, 1, -1, -4, 0}, within(1e-6f));
  }

  @Test
  void writesThemTogetherWhereTheModelHasThemSo() {
    float[] values = writer(false, 1, 2).write(pixels(0, 255, 51, 255, 0, 255));
    assertThat(values).containsExactly(new float[] {0.2f, 1, -4, 1, -1, 0}, within(1e-6f));
  }

  @Test
  void aGreyImageHasThreeEqualChannels() {
    Mat image = new Mat(1, 2, CvType.CV_8UC1);
    image.put(0, 0, new byte[] {51, (byte) 255});
    assertThat(writer(true, 1, 2).write(image))
        .containsExactly(new float[] {0.2f, 1, -0.6f, 1, -3.2f, 0}, within(1e-6f));
  }

  @Test
  void takesAPartOfALargerImage() {
    Mat large = new Mat(3, 3, CvType.CV_8UC3);
    for (int i = 0; i < 9; i++) {
      large.put(i / 3, i % 3, new byte[] {0, 0, (byte) i});
    }
    float[] values = writer(true, 2, 1).write(large.submat(new Rect(1, 1, 1, 2)));
    assertThat(values[0]).isEqualTo(4 / 255f, within(1e-6f));
    assertThat(values[1]).isEqualTo(7 / 255f, within(1e-6f));
  }

  @Test
  void saysWhichImagesItDoesNotTake() {
    TensorWriter writer = writer(true, 1, 2);
    assertThat(writer.refusal(pixels(1, 2, 3, 4, 5, 6))).isEmpty();
    assertThat(writer.refusal(pixels(1, 2, 3)))
        .isEqualTo("the operations give 1 x 1 pixels, the model takes 2 x 1");
    assertThat(writer.refusal(new Mat(1, 2, CvType.CV_32FC3)))
        .isEqualTo("the operations give CV_32FC3 pixels, the model takes 8-bit ones");
  }
}
