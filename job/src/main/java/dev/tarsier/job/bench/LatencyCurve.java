package dev.tarsier.job.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The latencies that the job is run with once more each.
 *
 * @param millis of every open and read, ascending
 * @param page where a page with the curve is written; empty for none
 */
public record LatencyCurve(List<Integer> millis, String page) {
  public LatencyCurve {
    millis = millis.stream().sorted().distinct().toList();
    for (int each : millis) {
      if (each < 0 || each > 10_000) {
        throw new IllegalArgumentException("Invalid latency: " + each + " (must be 0 to 10000 ms)");
      }
    }
    if (millis.isEmpty() && !page.isEmpty()) {
      throw new IllegalArgumentException("Missing --latencies: --page shows the job with them");
    }
  }

  /** From {@code 0,20,50}; {@code one} is a latency more, 0 for none. */
  static LatencyCurve parse(String list, int one, String page) {
    List<Integer> millis =
        list.isEmpty()
            ? List.of()
            : Arrays.stream(list.split(",", -1)).map(LatencyCurve::number).toList();
    if (one == 0) {
      return new LatencyCurve(millis, page);
    }
    return new LatencyCurve(Stream.concat(millis.stream(), Stream.of(one)).toList(), page);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid --latencies: " + text + " (must be milliseconds, as in 0,20,50,100)", e);
    }
  }
}
