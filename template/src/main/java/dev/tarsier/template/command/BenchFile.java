package dev.tarsier.template.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tarsier.template.plan.Throughput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code tarsier bench --json} has written. */
final class BenchFile {
  private BenchFile() {}

  /** Throws UsageProblem when the file is not that; {@code name} is what the user called it. */
  static Throughput read(Path file, String name) {
    try {
      return throughput(new ObjectMapper().readTree(Files.readString(file)), name);
    } catch (JsonProcessingException e) {
      throw unusable(name, "it is not JSON");
    } catch (IOException e) {
      throw new UsageProblem("Cannot read --bench: " + name + " (is the file there?)");
    }
  }

  /**
   * Stages are core time of the bare loop over all its images; the ratio turns it into the job's.
   */
  private static Throughput throughput(JsonNode bench, String name) {
    double images = bench.path("images").asDouble();
    double megapixels = bench.path("megapixels").asDouble();
    double ratio = bench.path("ratioToBareLoop").asDouble();
    double seconds = 0;
    for (JsonNode stage : bench.path("stages")) {
      seconds += stage.asDouble();
    }
    if (!(images > 0 && megapixels > 0 && ratio > 0 && seconds > 0)) {
      throw unusable(name, "images, megapixels, stages or ratioToBareLoop is missing");
    }
    return Throughput.measured(seconds / images / ratio, megapixels / images);
  }

  private static UsageProblem unusable(String name, String reason) {
    return new UsageProblem(
        "Invalid --bench: " + name + " (" + reason + "; write it with tarsier bench --json)");
  }
}
