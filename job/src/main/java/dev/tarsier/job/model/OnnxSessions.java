package dev.tarsier.job.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.tarsier.job.recipe.ModelInput;
import dev.tarsier.job.request.InputProblem;
import java.nio.file.Path;

/** Opens sessions of ONNX Runtime on the device that is asked for, or on what there is. */
final class OnnxSessions {
  private static final String DEVICE_PATH = "recipe.device";

  private OnnxSessions() {}

  /** {@code device}: what the session runs on, in words. */
  record Opened(OrtEnvironment environment, OrtSession session, String device) {}

  /** Throws InputProblem when the file is no model, or the device is not to be had. */
  static Opened open(Path file, String uri, ModelInput.Device device) {
    OnnxNatives natives = OnnxNatives.load(device != ModelInput.Device.CPU);
    if (device == ModelInput.Device.CPU) {
      return new Opened(natives.environment(), onProcessor(natives, file, uri), "cpu");
    }
    String absence = natives.cudaAbsence();
    if (absence.isEmpty()) {
      try {
        return new Opened(natives.environment(), create(natives, file, true), "cuda");
      } catch (OrtException e) {
        absence = OrtMessages.of(e);
      }
    }
    // What is wrong with the model itself is said first.
    OrtSession session = onProcessor(natives, file, uri);
    if (device == ModelInput.Device.CUDA) {
      close(session);
      throw new InputProblem(
          "Unsupported device: cuda ("
              + absence
              + "; write device: auto to go on without a GPU, or device: cpu)",
          DEVICE_PATH);
    }
    return new Opened(natives.environment(), session, "cpu, no cuda: " + absence);
  }

  private static OrtSession onProcessor(OnnxNatives natives, Path file, String uri) {
    try {
      return create(natives, file, false);
    } catch (OrtException e) {
      throw ModelFaults.problem(uri, e);
    }
  }

  private static OrtSession create(OnnxNatives natives, Path file, boolean cuda)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Spark owns the cores: one task, one thread.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      if (cuda) {
        options.addCUDA(0);
      }
      return natives.environment().createSession(file.toString(), options);
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      // It is given up; what was wrong is being said.
    }
  }
}
