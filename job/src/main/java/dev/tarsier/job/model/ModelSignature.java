package dev.tarsier.job.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.tarsier.job.request.InputProblem;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a model says of itself: one tensor of four axes in, one tensor out. A dimension that the
 * model leaves open is negative.
 */
record ModelSignature(String input, TensorInfo in, String output, TensorInfo out) {
  private static final int IMAGE_RANK = 4;

  /** Throws InputProblem when no image can be put in, or no vector comes out. */
  static ModelSignature of(OrtSession session, String uri) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    checkOne(uri, "inputs", inputs.keySet(), "one image input");
    checkOne(uri, "outputs", outputs.keySet(), "one vector output");
    NodeInfo input = inputs.values().iterator().next();
    NodeInfo output = outputs.values().iterator().next();
    ModelSignature signature =
        new ModelSignature(
            input.getName(),
            tensor(uri, "input", input),
            output.getName(),
            tensor(uri, "output", output));
    if (signature.in.getShape().length != IMAGE_RANK) {
      throw problem(
          "Unsupported model: "
              + uri
              + " takes "
              + text(signature.in)
              + " (images have four axes: batch, channels, height and width)");
    }
    checkVector(uri, signature.out.getShape(), text(signature.out));
    return signature;
  }

  private static void checkOne(String uri, String what, Collection<String> names, String needed) {
    if (names.size() != 1) {
      throw problem(
          "Unsupported model: "
              + uri
              + " has "
              + names.size()
              + " "
              + what
              + (names.isEmpty() ? "" : ", " + String.join(", ", names))
              + " (it must have "
              + needed
              + ")");
    }
  }

  private static TensorInfo tensor(String uri, String what, NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.FLOAT) {
      return info;
    }
    String type =
        node.getInfo() instanceof TensorInfo info
            ? info.type.name().toLowerCase(Locale.ROOT)
            : "no tensor";
    throw problem(
        "Unsupported model: the "
            + what
            + " of "
            + uri
            + " is "
            + type
            + " (it must be float, 32 bits)");
  }

  /** A vector an image: [batch, n], or with axes of length 1 behind. */
  static void checkVector(String uri, long[] shape, String text) {
    boolean vector = shape.length >= 2;
    for (int axis = 2; axis < shape.length; axis++) {
      // An open axis shows its length when the model is tried.
      vector &= shape[axis] == 1 || shape[axis] < 0;
    }
    if (!vector) {
      throw problem(
          "Unsupported model: "
              + uri
              + " gives "
              + text
              + " (it must give one vector an image, [batch, n]: end it with pooling and flatten)");
    }
  }

  /** Such as {@code [batch, 3, 224, 224]}. */
  static String text(TensorInfo info) {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    long[] shape = info.getShape();
    String[] names = info.getDimensionNames();
    for (int axis = 0; axis < shape.length; axis++) {
      String name = names[axis].isEmpty() ? "?" : names[axis];
      text.add(shape[axis] < 0 ? name : Long.toString(shape[axis]));
    }
    return text.toString();
  }

  static InputProblem problem(String message) {
    return new InputProblem(message, OnnxModel.SPEC_PATH);
  }
}
