package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code report.json} and back; the keys are published and stay. */
public final class RunReportParser {
  private static final String WHAT = "report";

  private RunReportParser() {}

  public static String format(RunReport report) {
    return toJson(report).toPrettyString() + "\n";
  }

  static ObjectNode toJson(RunReport report) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("dataset", report.dataset());
    node.put("runId", report.runId());
    ObjectNode images = node.putObject("images");
    images.put("read", report.images().read());
    images.put("written", report.images().written());
    images.put("rejected", report.images().rejected());
    images.put("skipped", report.images().skipped());
    ObjectNode reasons = images.putObject("reasons");
    report.images().reasons().forEach((reason, count) -> reasons.put(reason.name(), count));
    ObjectNode bytes = node.putObject("bytes");
    bytes.put("read", report.bytesRead());
    bytes.put("written", report.bytesWritten());
    node.put("shards", report.shards());
    node.put("seconds", rounded(report.seconds()));
    node.put("imagesPerSecond", rounded(report.imagesPerSecond()));
    node.set("stages", Json.MAPPER.valueToTree(report.stages()));
    node.set("spread", Json.MAPPER.valueToTree(report.spread()));
    node.put("keysRenamed", report.keysRenamed());
    node.set("configuration", Json.MAPPER.valueToTree(new TreeMap<>(report.configuration())));
    node.set("versions", Json.MAPPER.valueToTree(new TreeMap<>(report.versions())));
    node.set("rejected", Json.MAPPER.valueToTree(report.rejected()));
    return node;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** Throws IllegalArgumentException when {@code text} is not a whole report. */
  public static RunReport parse(String text) {
    return fromJson(Json.tree(text, WHAT));
  }

  static RunReport fromJson(JsonNode node) {
    return new RunReport(
        required(node, "dataset").asText(),
        required(node, "runId").asText(),
        counts(required(node, "images")),
        required(required(node, "bytes"), "read").asLong(),
        required(required(node, "bytes"), "written").asLong(),
        required(node, "shards").asLong(),
        required(node, "seconds").asDouble(),
        Json.convert(required(node, "stages"), StageSeconds.class, WHAT),
        Json.convert(required(node, "spread"), RunReport.Spread.class, WHAT),
        required(node, "keysRenamed").asLong(),
        Json.strings(required(node, "configuration")),
        Json.strings(required(node, "versions")),
        List.of(Json.convert(required(node, "rejected"), RejectedImage[].class, WHAT)));
  }

  private static Counts counts(JsonNode images) {
    Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
    required(images, "reasons")
        .properties()
        .forEach(
            entry -> reasons.put(RejectReason.valueOf(entry.getKey()), entry.getValue().asLong()));
    Counts counts =
        new Counts(
            required(images, "written").asLong(),
            required(images, "rejected").asLong(),
            required(images, "skipped").asLong(),
            reasons);
    if (counts.read() != required(images, "read").asLong()) {
      throw new IllegalArgumentException(
          "Invalid report: read is not written + rejected + skipped");
    }
    return counts;
  }

  private static JsonNode required(JsonNode node, String key) {
    if (!node.has(key)) {
      throw new IllegalArgumentException("Missing key in report: " + key);
    }
    return node.get(key);
  }
}
