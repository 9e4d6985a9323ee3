package dev.tarsier.job.model;

import ai.onnxruntime.TensorInfo;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.recipe.TensorShape;
import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Settles how a model is fed, before the first image is read. */
public final class ModelCheck {
  private final OnnxModel model;
  private final ModelInput input;
  private final String takes;

  private ModelCheck(OnnxModel model, ModelInput input) {
    this.model = model;
    this.input = input;
    this.takes = model.uri() + " takes " + ModelSignature.text(model.signature().in());
  }

  /**
   * The form in which images of this size go in; width and height are 0 where the recipe leaves
   * them open. Tries the model on one empty batch. Throws InputProblem when it does not fit.
   */
  public static ModelForm form(OnnxModel model, ModelInput input, int width, int height) {
    return new ModelCheck(model, input).settle(width, height);
  }

  private ModelForm settle(int width, int height) {
    long[] shape = model.signature().in().getShape();
    boolean planar = planar(shape);
    int channelAxis = planar ? 1 : 3;
    if (shape[channelAxis] >= 0 && shape[channelAxis] != TensorShape.CHANNELS) {
      throw ModelSignature.problem(
          "Unsupported model: "
              + takes
              + " (it must take three channels, red, green and blue"
              + (input.layout() == ModelInput.Layout.AUTO ? "" : "; layout: auto finds them")
              + ")");
    }
    int rows = settled(shape[planar ? 2 : 1], height);
    int columns = settled(shape[planar ? 3 : 2], width);
    checkSize(rows, columns, height, width);
    boolean fixedBatch = shape[0] > 0;
    int batch = fixedBatch ? Math.toIntExact(shape[0]) : input.batch();
    return tried(new TensorShape(planar, rows, columns), batch, fixedBatch);
  }

  private boolean planar(long[] shape) {
    return switch (input.layout()) {
      case NCHW -> true;
      case NHWC -> false;
      case AUTO -> shape[1] == TensorShape.CHANNELS || shape[3] != TensorShape.CHANNELS;
    };
  }

  /** The model's own length of an axis, else the recipe's. */
  private static int settled(long own, int given) {
    return own > 0 ? Math.toIntExact(own) : given;
  }

  private void checkSize(int rows, int columns, int height, int width) {
    if (rows == 0 || columns == 0) {
      throw ModelSignature.problem(
          "Missing image size: "
              + takes
              + " and the recipe fixes no size (end its operations with resize and crop)");
    }
    if (height > 0 && width > 0 && (rows != height || columns != width)) {
      throw ModelSignature.problem(
          "Invalid image size: "
              + takes
              + ", the recipe gives images "
              + width
              + " wide and "
              + height
              + " high (crop to "
              + columns
              + " x "
              + rows
              + ")");
    }
  }

  /** One run on zeros says what no signature says for certain. */
  private ModelForm tried(TensorShape image, int batch, boolean fixedBatch) {
    FloatBuffer zeros = buffer(image, batch);
    OnnxModel.Output output;
    try {
      output = model.run(zeros, image.dimensions(batch));
    } catch (RunFailure e) {
      throw new InputProblem(e.getMessage(), OnnxModel.SPEC_PATH, e);
    }
    String gives = Arrays.toString(output.shape());
    TensorInfo declared = model.signature().out();
    ModelSignature.checkVector(model.uri(), output.shape(), gives);
    if (output.shape()[0] != batch || output.values().length != batch * output.shape()[1]) {
      throw ModelSignature.problem(
          "Unsupported model: "
              + model.uri()
              + " gives "
              + gives
              + " for a batch of "
              + batch
              + " and says "
              + ModelSignature.text(declared)
              + " (it must give one vector an image)");
    }
    return new ModelForm(image, batch, fixedBatch, Math.toIntExact(output.shape()[1]));
  }

  /** Outside the heap, where ONNX Runtime reads it without a copy. */
  static FloatBuffer buffer(TensorShape image, int batch) {
    int bytes = Math.multiplyExact(Math.multiplyExact(image.values(), batch), Float.BYTES);
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
