package dev.tarsier.job.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The libraries of an {@code onnxruntime_gpu} jar. Its classes and its resources have the names of
 * those in this job's own jar, which comes first on the class path; so the jar is found by the one
 * library that it alone has, and ONNX Runtime is sent to a folder with all of that jar's.
 */
final class CudaLibraries {
  /** Where ONNX Runtime looks for its libraries, when it is set before it loads. */
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private static final String FOLDER = "ai/onnxruntime/native/linux-x64/";
  private static final String CUDA = "libonnxruntime_providers_cuda.so";
  private static final List<String> LIBRARIES =
      List.of(
          "libonnxruntime.so",
          "libonnxruntime4j_jni.so",
          "libonnxruntime_providers_shared.so",
          CUDA);

  private CudaLibraries() {}

  /** Empty when ONNX Runtime will load a library with CUDA; else why it will not. */
  static String prepare() throws IOException {
    URL cuda = find(Thread.currentThread().getContextClassLoader());
    if (cuda == null) {
      return "no onnxruntime_gpu jar on the class path: name com.microsoft.onnxruntime:"
          + "onnxruntime_gpu:"
          + OnnxNatives.VERSION
          + " under jars";
    }
    String version = version(cuda);
    if (!version.equals(OnnxNatives.VERSION)) {
      return String.format(
          Locale.ROOT,
          "the onnxruntime_gpu jar is of version %s and has to be of %s",
          version,
          OnnxNatives.VERSION);
    }
    System.setProperty(NATIVE_PATH, extract(cuda).toString());
    return "";
  }

  private static URL find(ClassLoader context) {
    URL found = context == null ? null : context.getResource(FOLDER + CUDA);
    return found == null ? CudaLibraries.class.getClassLoader().getResource(FOLDER + CUDA) : found;
  }

  private static String version(URL cuda) throws IOException {
    URLConnection connection = cuda.openConnection();
    String version =
        connection instanceof JarURLConnection jar && jar.getManifest() != null
            ? jar.getManifest().getMainAttributes().getValue("Implementation-Version")
            : null;
    return version == null ? "unknown" : version;
  }

  /** Half a gigabyte and more; it goes when the process ends in order. */
  private static Path extract(URL cuda) throws IOException {
    Path folder = Files.createTempDirectory("tarsier-onnxruntime");
    folder.toFile().deleteOnExit();
    String base = cuda.toString().substring(0, cuda.toString().length() - CUDA.length());
    for (String library : LIBRARIES) {
      Path file = folder.resolve(library);
      file.toFile().deleteOnExit();
      try (InputStream in = new URL(base + library).openStream()) {
        Files.copy(in, file);
      }
    }
    return folder;
  }
}
