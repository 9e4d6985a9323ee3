package dev.tarsier.job.verify;

import dev.tarsier.job.chart.SheetSample;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What looking at shards gave.
 *
 * @param decoded images that were opened
 * @param shown for the contact sheet
 */
record ShardResult(Findings findings, long decoded, List<SheetSample> shown)
    implements Serializable {
  static final ShardResult NOTHING = new ShardResult(Findings.NOTHING, 0, List.of());

  ShardResult {
    shown = List.copyOf(shown);
  }

  /** Both, in this order, with at most {@code told} problems in words. */
  ShardResult plus(ShardResult other, int told) {
    return new ShardResult(
        findings.plus(other.findings, told),
        decoded + other.decoded,
        Stream.concat(shown.stream(), other.shown.stream()).toList());
  }
}
