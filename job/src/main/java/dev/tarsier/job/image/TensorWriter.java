package dev.tarsier.job.image;

import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.TensorShape;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * An 8-bit BGR or grey image as the input of a model: red, green, blue, each from 0 to 1, less the
 * mean, over the deviation. Its buffers are used again; by one thread.
 */
final class TensorWriter {
  private static final int LEVELS = 256;

  private final TensorShape shape;
  private final float[][] byLevel = new float[TensorShape.CHANNELS][LEVELS];
  private final byte[] pixels;
  private final byte[] grey;
  private final float[] values;

  TensorWriter(TensorShape shape, ModelInput input) {
    this.shape = shape;
    this.pixels = new byte[shape.values()];
    this.grey = new byte[shape.height() * shape.width()];
    this.values = new float[shape.values()];
    fill(input.mean(), input.std());
  }

  /** An 8-bit channel has 256 values: the arithmetic is done once for each. */
  private void fill(List<Double> mean, List<Double> std) {
    for (int channel = 0; channel < TensorShape.CHANNELS; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        double scaled = level / 255.0;
        byLevel[channel][level] = (float) ((scaled - mean.get(channel)) / std.get(channel));
      }
    }
  }

  /** Why this image cannot go in; empty when it can. */
  String refusal(Mat image) {
    if (image.width() != shape.width() || image.height() != shape.height()) {
      return "the operations give "
          + image.width()
          + " x "
          + image.height()
          + " pixels, the model takes "
          + shape.width()
          + " x "
          + shape.height();
    }
    boolean known = image.type() == CvType.CV_8UC3 || image.type() == CvType.CV_8UC1;
    return known
        ? ""
        : "the operations give "
            + CvType.typeToString(image.type())
            + " pixels, the model takes 8-bit ones";
  }

  /** The numbers of this image; valid until the next. */
  float[] write(Mat image) {
    int stride = image.channels();
    image.get(0, 0, stride == 1 ? grey : pixels);
    byte[] from = stride == 1 ? grey : pixels;
    int area = shape.height() * shape.width();
    for (int channel = 0; channel < TensorShape.CHANNELS; channel++) {
      // OpenCV's order is blue, green, red; a grey image has one value for all three.
      int source = stride == 1 ? 0 : TensorShape.CHANNELS - 1 - channel;
      int start = shape.planar() ? channel * area : channel;
      int step = shape.planar() ? 1 : TensorShape.CHANNELS;
      float[] table = byLevel[channel];
      for (int i = 0; i < area; i++) {
        values[start + i * step] = table[from[source + i * stride] & 0xff];
      }
    }
    return values;
  }
}
