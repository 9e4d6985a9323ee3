package dev.tarsier.job.model;

import ai.onnxruntime.OrtException;
import dev.tarsier.job.request.InputProblem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with a file that ONNX Runtime does not take. */
final class ModelFaults {
  private static final Pattern NO_MODEL =
      Pattern.compile("Protobuf parsing failed|not have a graph|No graph was found");
  private static final Pattern OPSET =
      Pattern.compile("(Opset \\d+) is under development.*till (opset \\d+)");
  private static final Pattern IR_VERSION =
      Pattern.compile("Unsupported model (IR version: \\d+), max supported (IR version: \\d+)");
  private static final Pattern OPERATOR =
      Pattern.compile("No Op registered for (\\S+) with domain_version of (\\d+)");
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)external data");

  private ModelFaults() {}

  static InputProblem problem(String uri, OrtException e) {
    return new InputProblem(message(uri, OrtMessages.of(e)), OnnxModel.SPEC_PATH, e);
  }

  private static String message(String uri, String said) {
    if (NO_MODEL.matcher(said).find()) {
      return "Invalid model: "
          + uri
          + " is no whole ONNX file (export the model again; a file cut short looks the same)";
    }
    Matcher version = OPSET.matcher(said);
    Matcher ir = IR_VERSION.matcher(said);
    if (version.find()) {
      return tooNew(uri, version.group(1), version.group(2));
    }
    if (ir.find()) {
      return tooNew(uri, ir.group(1), ir.group(2));
    }
    Matcher operator = OPERATOR.matcher(said);
    if (operator.find()) {
      return "Unsupported model: "
          + uri
          + " uses the operator "
          + operator.group(1)
          + " as of opset "
          + operator.group(2)
          + ", which ONNX Runtime "
          + OnnxNatives.VERSION
          + " does not have (export it with standard operators)";
    }
    if (ELSEWHERE.matcher(said).find()) {
      return "Unsupported model: "
          + uri
          + " keeps its weights in a file beside it (export it as one file: external_data=False in"
          + " torch.onnx.export)";
    }
    return "Invalid model: " + uri + " (" + said + ")";
  }

  private static String tooNew(String uri, String has, String most) {
    return "Unsupported model: "
        + uri
        + " is of "
        + has.replace("Opset", "opset")
        + ", and ONNX Runtime "
        + OnnxNatives.VERSION
        + " goes up to "
        + most
        + " (export it with an older opset)";
  }
}
