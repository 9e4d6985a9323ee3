package dev.tarsier.job.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.request.RunFailure;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * An image model that ONNX Runtime has loaded. A run of it is one thread's work, the caller's; runs
 * may overlap, so that all tasks of a process share one copy of the weights.
 */
public final class OnnxModel implements AutoCloseable {
  static final String SPEC_PATH = "recipe.model";

  private final String uri;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelSignature signature;
  private final String device;

  private OnnxModel(String uri, OrtEnvironment environment, OrtSession session, String device)
      throws OrtException {
    this.uri = uri;
    this.environment = environment;
    this.session = session;
    this.signature = ModelSignature.of(session, uri);
    this.device = device;
  }

  /**
   * Loads a model from a file on this machine; {@code uri} is what the user calls it. Throws
   * InputProblem when it is no model of images, or cannot run on that device.
   */
  public static OnnxModel open(Path file, String uri, ModelInput.Device device) {
    OnnxSessions.Opened opened = OnnxSessions.open(file, uri, device);
    try {
      return new OnnxModel(uri, opened.environment(), opened.session(), opened.device());
    } catch (OrtException e) {
      closeQuietly(opened.session());
      throw ModelSignature.problem("Invalid model: " + uri + " (" + OrtMessages.of(e) + ")");
    } catch (RuntimeException e) {
      closeQuietly(opened.session());
      throw e;
    }
  }

  /** Of ONNX Runtime. */
  public static String runtimeVersion() {
    return OnnxNatives.VERSION;
  }

  /** What the model runs on, and why there when it was left open; for the report. */
  public String device() {
    return device;
  }

  ModelSignature signature() {
    return signature;
  }

  String uri() {
    return uri;
  }

  /**
   * Numbers that came out.
   *
   * @param values of all images, one after the other
   * @param shape the dimensions
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Output(float[] values, long[] shape) {}

  /**
   * One run; {@code input} is a direct buffer that holds exactly these dimensions. Throws
   * RunFailure when the model fails.
   */
  Output run(FloatBuffer input, long[] dimensions) {
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, input, dimensions);
        OrtSession.Result result = session.run(Map.of(signature.input(), tensor))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      FloatBuffer values = output.getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return new Output(copy, output.getInfo().getShape());
    } catch (OrtException e) {
      throw new RunFailure(
          "Cannot run the model "
              + uri
              + " on an input of "
              + Arrays.toString(dimensions)
              + ": "
              + OrtMessages.of(e),
          e);
    }
  }

  private static void closeQuietly(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      // It is given up; what was wrong with it is being said.
    }
  }

  @Override
  public void close() {
    closeQuietly(session);
  }
}
