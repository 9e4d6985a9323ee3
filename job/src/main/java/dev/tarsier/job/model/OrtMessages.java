package dev.tarsier.job.model;

import ai.onnxruntime.OrtException;
import java.util.regex.Pattern;

/** ONNX Runtime's messages without the paths of this machine and of its build machine. */
final class OrtMessages {
  private static final Pattern CODE = Pattern.compile("^Error code - \\w+ - message: ");
  private static final Pattern LOADING = Pattern.compile("^Load model from .+? failed:\\s*");
  private static final Pattern FOLDERS = Pattern.compile("(?:/[^/\\s:]+)+/([^/\\s:]+:\\d+)");

  private OrtMessages() {}

  /** The first line of what it says. */
  static String of(OrtException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    line = CODE.matcher(line).replaceFirst("");
    line = LOADING.matcher(line).replaceFirst("");
    line = FOLDERS.matcher(line).replaceAll("$1");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
