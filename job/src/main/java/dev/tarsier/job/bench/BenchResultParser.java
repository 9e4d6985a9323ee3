package dev.tarsier.job.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tarsier.job.image.OpenCv;
import dev.tarsier.job.report.StageSeconds;

/** The bench's JSON; its keys are published and stay. */
public final class BenchResultParser {
  private BenchResultParser() {}

  /** One line; stages are seconds of core time over all images of the bare loop's median turn. */
  public static String format(Bench.Result result) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    ObjectNode opencv = node.putObject("opencv");
    opencv.put("provider", OpenCv.description().get("provider"));
    opencv.put("version", OpenCv.description().get("version"));
    opencv.put("jpegSimd", OpenCv.description().get("jpegSimd").equals("yes"));
    node.put("distinctImages", result.distinct());
    Bench.Turn median = result.median();
    node.put("images", median.bare().images());
    node.put("megapixels", median.bare().megapixels());
    stages(node.putObject("stages"), median.bare().stages());
    ObjectNode bare = node.putObject("bareLoop");
    bare.put("imagesPerSecond", median.bare().imagesPerSecond());
    bare.put("seconds", median.bare().seconds());
    ObjectNode job = node.putObject("job");
    job.put("imagesPerSecond", median.job().imagesPerSecond());
    job.put("seconds", median.job().seconds());
    stages(job.putObject("stages"), median.job().stages());
    node.put("ratioToBareLoop", median.ratio());
    ArrayNode ratios = node.putArray("ratios");
    result.turns().forEach(turn -> ratios.add(turn.ratio()));
    ArrayNode curve = node.putArray("latencies");
    result.delayed().forEach(delayed -> latency(curve.addObject(), delayed, median));
    if (result.delayed().size() == 1) {
      latency(node.putObject("latency"), result.delayed().get(0), median);
    }
    return node.toString();
  }

  private static void latency(ObjectNode node, Bench.Delayed delayed, Bench.Turn median) {
    node.put("millis", delayed.millis());
    node.put("imagesPerSecond", delayed.job().imagesPerSecond());
    node.put("ratioToNoLatency", delayed.job().imagesPerSecond() / median.job().imagesPerSecond());
    stages(node.putObject("stages"), delayed.job().stages());
  }

  private static void stages(ObjectNode node, StageSeconds stages) {
    node.put("read", stages.read());
    node.put("decode", stages.decode());
    node.put("operate", stages.operate());
    node.put("encode", stages.encode());
    node.put("write", stages.write());
  }
}
