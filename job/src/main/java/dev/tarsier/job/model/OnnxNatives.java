package dev.tarsier.job.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;

/**
 * ONNX Runtime's native library, loaded once in a process. Whoever comes first decides which: the
 * one of this job, or the one of an {@code onnxruntime_gpu} jar on the class path, which also runs
 * on the processor.
 *
 * @param cudaAbsence why there is no CUDA; empty when its library is there
 */
record OnnxNatives(OrtEnvironment environment, String cudaAbsence) {
  /** Of the Java classes and of the library beside them; a test holds it to what is loaded. */
  static final String VERSION = "1.28.0";

  private static OnnxNatives loaded;

  /** Throws IllegalStateException where the library does not load. */
  static synchronized OnnxNatives load(boolean withCuda) {
    if (loaded == null) {
      loaded = loadFirst(withCuda);
    }
    return loaded;
  }

  private static OnnxNatives loadFirst(boolean withCuda) {
    try {
      String absence = withCuda ? CudaLibraries.prepare() : "the process started without it";
      // What it would log stands in its exceptions.
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "tarsier");
      // Off where a build has it at all; the version here has none on Linux and macOS.
      environment.setTelemetry(false);
      return new OnnxNatives(environment, absence);
    } catch (OrtException | IOException | RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "Cannot load ONNX Runtime's native library for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
