package dev.tarsier.job.report;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Images by outcome; {@link #read} is by definition the sum.
 *
 * @param reasons rejected images by reason; adds up to {@code rejected}
 */
public record Counts(long written, long rejected, long skipped, Map<RejectReason, Long> reasons)
    implements Serializable {
  public static final Counts NONE = new Counts(0, 0, 0, Map.of());

  public Counts {
    Map<RejectReason, Long> sorted = new EnumMap<>(RejectReason.class);
    sorted.putAll(reasons);
    reasons = Collections.unmodifiableMap(sorted);
    long sum = reasons.values().stream().mapToLong(Long::longValue).sum();
    if (sum != rejected) {
      throw new IllegalArgumentException(
          "Invalid counts: " + rejected + " rejected, but the reasons add up to " + sum);
    }
  }

  public long read() {
    return written + rejected + skipped;
  }

  /** Images that were worked on, not skipped. */
  public long taken() {
    return written + rejected;
  }

  /** From 0 to 1, of those that were worked on: many that are skipped must not hide the rest. */
  public double rejectedShare() {
    return taken() == 0 ? 0 : (double) rejected / taken();
  }

  public Counts plus(Counts other) {
    Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
    sum.putAll(reasons);
    other.reasons.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new Counts(
        written + other.written, rejected + other.rejected, skipped + other.skipped, sum);
  }

  /** Less what is a part of these. */
  public Counts minus(Counts part) {
    Map<RejectReason, Long> rest = new EnumMap<>(RejectReason.class);
    rest.putAll(reasons);
    part.reasons.forEach((reason, count) -> rest.merge(reason, -count, Long::sum));
    rest.values().removeIf(count -> count == 0);
    return new Counts(
        written - part.written, rejected - part.rejected, skipped - part.skipped, rest);
  }

  public Counts plus(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected rejection) {
      return plus(new Counts(0, 1, 0, Map.of(rejection.reason(), 1L)));
    }
    return outcome instanceof Outcome.Written
        ? plus(new Counts(1, 0, 0, Map.of()))
        : plus(new Counts(0, 0, 1, Map.of()));
  }
}
