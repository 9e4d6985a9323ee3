package dev.tarsier.job.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code report.json} and back; the keys are published and stay. */
public final class RunReportParser {
  private static final String WHAT = "report";
  private static final String PCA = "pca";
  private static final String INCREMENT = "increment";
  private static final String READS = "reads";
  private static final String USAGE = "usage";

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
    node.set(READS, Json.MAPPER.valueToTree(report.reads()));
    node.set(USAGE, Json.MAPPER.valueToTree(report.usage()));
    node.set("spread", Json.MAPPER.valueToTree(report.spread()));
    node.put("keysRenamed", report.keysRenamed());
    node.set("configuration", Json.MAPPER.valueToTree(new TreeMap<>(report.configuration())));
    node.set("versions", Json.MAPPER.valueToTree(new TreeMap<>(report.versions())));
    node.set("rejected", Json.MAPPER.valueToTree(report.rejected()));
    if (report.pca().hasComponents()) {
      node.set(PCA, Json.MAPPER.valueToTree(report.pca()));
    }
    if (report.increment().hasBase()) {
      node.set(INCREMENT, Json.MAPPER.valueToTree(report.increment()));
    }
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
    JsonNode pca = node.path(PCA);
    JsonNode increment = node.path(INCREMENT);
    JsonNode reads = node.path(READS);
    JsonNode usage = node.path(USAGE);
    Published published =
        Json.convert(without(node, PCA, INCREMENT, READS, USAGE), Published.class, WHAT);
    Published.Images images = published.images();
    Counts counts =
        new Counts(images.written(), images.rejected(), images.skipped(), images.reasons());
    if (counts.read() != images.read()) {
      throw new IllegalArgumentException(
          "Invalid report: read is not written + rejected + skipped");
    }
    return new RunReport(
        published.dataset(),
        published.runId(),
        counts,
        published.bytes().read(),
        published.bytes().written(),
        published.shards(),
        published.seconds(),
        published.stages(),
        reads.isMissingNode() ? Reads.NONE : Json.convert(reads, Reads.class, WHAT),
        published.spread(),
        published.keysRenamed(),
        published.configuration(),
        published.versions(),
        published.rejected(),
        pca.isMissingNode() ? PcaReport.NONE : Json.convert(pca, PcaReport.class, WHAT),
        increment.isMissingNode() ? Increment.NONE : Json.convert(increment, Increment.class, WHAT),
        usage.isMissingNode() ? Usage.NONE : Json.convert(usage, Usage.class, WHAT));
  }

  private static JsonNode without(JsonNode node, String... keys) {
    return node instanceof ObjectNode object ? object.deepCopy().without(List.of(keys)) : node;
  }

  /**
   * The keys as they stand in the file, all of them required; {@code pca}, {@code increment},
   * {@code reads} and {@code usage}, which older reports lack, may be missing.
   */
  private record Published(
      String dataset,
      String runId,
      Images images,
      Bytes bytes,
      long shards,
      double seconds,
      double imagesPerSecond,
      StageSeconds stages,
      RunReport.Spread spread,
      long keysRenamed,
      Map<String, String> configuration,
      Map<String, String> versions,
      List<RejectedImage> rejected) {
    record Images(
        long read, long written, long rejected, long skipped, Map<RejectReason, Long> reasons) {}

    record Bytes(long read, long written) {}
  }
}
