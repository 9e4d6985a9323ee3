package dev.tarsier.job.image;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencv.core.Core;

/** OpenCV's natives, loaded once in a process; a failed load is remembered with its cause. */
public final class OpenCv {
  /** A second belt behind the pixel limit: OpenCV reads it once, when its library is loaded. */
  public static final String PIXELS_VARIABLE = "OPENCV_IO_MAX_IMAGE_PIXELS";

  private OpenCv() {}

  /** Holds the outcome of the one load; the class is initialised at first use. */
  private static final class Loaded {
    @SuppressWarnings("StaticAssignmentOfThrowable") // the cause is wanted at every later use
    static final Throwable FAILURE = tryLoad();

    private static Throwable tryLoad() {
      try {
        NativeOpenCv.load();
        // Spark owns the cores: one task, one thread.
        Core.setNumThreads(0);
        return null;
      } catch (RuntimeException | LinkageError e) {
        return e;
      }
    }
  }

  /** Does nothing after the first call; throws IllegalStateException where natives do not load. */
  public static void load() {
    if (Loaded.FAILURE != null) {
      throw new IllegalStateException(
          "Cannot load OpenCV's native library for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + Loaded.FAILURE.getMessage(),
          Loaded.FAILURE);
    }
  }

  /** Provider and version, such as {@code openpnp 4.9.0}; loads nothing. */
  public static String version() {
    return NativeOpenCv.PROVIDER + " " + Core.VERSION;
  }

  /** Provider, version and whether its JPEG codec uses SIMD ("yes", "no" or "unknown"). */
  public static Map<String, String> description() {
    load();
    Map<String, String> description = new TreeMap<>();
    description.put("provider", NativeOpenCv.PROVIDER);
    description.put("version", Core.VERSION);
    description.put("jpegSimd", jpegSimd(Core.getBuildInformation()));
    return description;
  }

  /** OpenCV prints what it has below its JPEG library's line, and what was asked for above that. */
  static String jpegSimd(String buildInformation) {
    Matcher matcher =
        Pattern.compile(
                "JPEG:[^\\n]*\\n(?:\\s*SIMD Support Request:[^\\n]*\\n)?\\s*SIMD Support:\\s*(\\w+)")
            .matcher(buildInformation);
    return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "unknown";
  }
}
