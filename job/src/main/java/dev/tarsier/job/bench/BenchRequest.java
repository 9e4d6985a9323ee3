package dev.tarsier.job.bench;

import dev.tarsier.job.request.FlagReader;
import java.util.List;

/**
 * What is measured.
 *
 * @param input folder with images; empty to paint {@code images} of them
 * @param seconds of work for the job in a turn; the bare loop gets as much
 * @param turns how often loop and job are measured
 * @param curve the job once more for each latency of every open and read
 * @param recipe a built-in name or JSON
 */
public record BenchRequest(
    String input,
    int images,
    int seconds,
    int turns,
    int cores,
    LatencyCurve curve,
    String recipe) {
  public BenchRequest {
    if (images < 1 || images > 10_000) {
      throw new IllegalArgumentException("Invalid --images: " + images + " (must be 1 to 10000)");
    }
    if (seconds < 1 || seconds > 3600) {
      throw new IllegalArgumentException("Invalid --seconds: " + seconds + " (must be 1 to 3600)");
    }
    if (turns < 1 || turns > 99) {
      throw new IllegalArgumentException("Invalid --turns: " + turns + " (must be 1 to 99)");
    }
    if (cores < 1) {
      throw new IllegalArgumentException("Invalid --cores: " + cores + " (must be at least 1)");
    }
  }

  /** Reads the bench's arguments; throws IllegalArgumentException with the flag in its message. */
  public static BenchRequest parse(List<String> arguments) {
    FlagReader flags = new FlagReader(arguments);
    BenchRequest request =
        new BenchRequest(
            flags.or("--input", ""),
            flags.parsedOr("--images", Integer::parseInt, 24),
            flags.parsedOr("--seconds", Integer::parseInt, 60),
            flags.parsedOr("--turns", Integer::parseInt, 1),
            flags.parsedOr(
                "--cores", Integer::parseInt, Runtime.getRuntime().availableProcessors()),
            LatencyCurve.parse(
                flags.or("--latencies", ""),
                flags.parsedOr("--latency-ms", Integer::parseInt, 0),
                flags.or("--page", "")),
            flags.or("--recipe", "retina"));
    flags.refuseUnknown();
    return request;
  }
}
