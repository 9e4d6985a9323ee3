package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bench's JSON as a table. */
final class BenchText {
  private BenchText() {}

  /** Stages are seconds of core time over all images; throws when {@code json} is not JSON. */
  static String of(String json) throws JsonProcessingException {
    JsonNode node = new ObjectMapper().readTree(json);
    Map<String, String> rows = new LinkedHashMap<>();
    JsonNode opencv = node.path("opencv");
    rows.put(
        "OpenCV",
        opencv.path("version").asText()
            + " ("
            + opencv.path("provider").asText()
            + "), JPEG "
            + (opencv.path("jpegSimd").asBoolean() ? "with" : "without")
            + " SIMD");
    double images = node.path("images").asDouble();
    double megapixels = node.path("megapixels").asDouble();
    rows.put("Images", format("%.0f, %.1f megapixels", images, megapixels));
    node.path("stages")
        .properties()
        .forEach(
            stage -> {
              double milliseconds = stage.getValue().asDouble() * 1000;
              rows.put(
                  "  " + stage.getKey(),
                  format(
                      "%8.2f ms an image %8.2f ms a megapixel",
                      milliseconds / images, milliseconds / megapixels));
            });
    rows.put(
        "Bare loop",
        format("%.2f images/s", node.path("bareLoop").path("imagesPerSecond").asDouble()));
    rows.put("Job", format("%.2f images/s", node.path("job").path("imagesPerSecond").asDouble()));
    rows.put("Ratio", format("%.3f of the bare loop", node.path("ratioToBareLoop").asDouble()));
    node.path("latencies").forEach(latency -> put(rows, latency));
    return Summary.table(rows);
  }

  private static void put(Map<String, String> rows, JsonNode latency) {
    rows.put(
        "Latency " + latency.path("millis").asInt() + " ms",
        format(
            "%.2f images/s, %.3f of the job without it",
            latency.path("imagesPerSecond").asDouble(),
            latency.path("ratioToNoLatency").asDouble()));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
