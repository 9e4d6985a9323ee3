package dev.tarsier.template.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.report.StageSeconds;
import java.util.List;

/** What more cores are worth, for machines. */
final class ScaleJson {
  private ScaleJson() {}

  /** {@code rows}, {@code model} and {@code enoughCores} are of the largest size. */
  static String of(List<ScaleResult> results) {
    ScaleResult largest = results.get(results.size() - 1);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    rows(node.putArray("rows"), largest);
    largest
        .model()
        .ifPresent(
            model ->
                node.putObject("model")
                    .put("formula", model.formula().replace("machines", "cores"))
                    .put("relativeError", model.relativeError()));
    largest
        .amdahl()
        .ifPresent(
            law ->
                node.putObject("amdahl")
                    .put("serialSeconds", law.serialSeconds())
                    .put("parallelSeconds", law.parallelSeconds())
                    .put("serialShare", law.serialShare()));
    largest.enough().ifPresent(cores -> node.put("enoughCores", cores));
    ArrayNode sizes = node.putArray("sizes");
    for (ScaleResult result : results) {
      ObjectNode size = sizes.addObject();
      size.put("share", result.size().part()).put("images", result.images());
      rows(size.putArray("rows"), result);
    }
    return node.toPrettyString() + "\n";
  }

  private static void rows(ArrayNode rows, ScaleResult result) {
    for (ScaleResult.Row row : result.rows()) {
      ObjectNode item = rows.addObject();
      item.put("cores", row.cores());
      item.put("seconds", row.seconds());
      item.put("fastest", row.fastest()).put("slowest", row.slowest());
      item.put("imagesPerSecond", row.imagesPerSecond());
      item.put("bytesPerSecond", row.bytesPerSecond());
      item.put("speedUp", result.speedup(row)).put("efficiency", result.efficiency(row));
      item.put("coreSecondsPerImage", row.coreSecondsPerImage());
      item.put("images", row.median().images().read());
      item.put("bytesRead", row.median().bytesRead());
      item.put("bytesWritten", row.median().bytesWritten());
      stages(item.putObject("stages"), row.median().stages());
      utilisation(item.putObject("utilisation"), row.utilisation());
    }
  }

  private static void stages(ObjectNode node, StageSeconds stages) {
    node.put("list", stages.list()).put("read", stages.read()).put("decode", stages.decode());
    node.put("operate", stages.operate()).put("encode", stages.encode());
    node.put("write", stages.write());
  }

  private static void utilisation(ObjectNode node, Utilisation did) {
    node.put("busy", did.busy()).put("readWait", did.readWait());
    node.put("writeWait", did.writeWait()).put("rest", did.rest());
    node.put("cpu", did.cpu());
    node.put("bytesReadPerSecond", did.bytesRead());
    node.put("bytesWrittenPerSecond", did.bytesWritten());
  }
}
