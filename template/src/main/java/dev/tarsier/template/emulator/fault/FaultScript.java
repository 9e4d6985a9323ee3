package dev.tarsier.template.emulator.fault;

import dev.tarsier.template.emulator.http.Fault;
import dev.tarsier.template.emulator.http.Faults;
import dev.tarsier.template.emulator.http.RequestLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong with the requests that are about one thing, and how many of each kind there were.
 */
public final class FaultScript implements Faults {
  private final List<String> subjects;
  private final Map<RequestKind, Long> counts = new EnumMap<>(RequestKind.class);
  private FaultRule rule = FaultRule.NEVER;
  private long requests;
  private long met;

  /** {@code subjects}: parts of what requests ask for, all of which they have; unencoded. */
  public FaultScript(String... subjects) {
    this.subjects = List.of(subjects);
  }

  /** Counts from here on, and lets this go wrong. */
  public synchronized void begin(FaultRule next) {
    counts.clear();
    requests = 0;
    met = 0;
    rule = next;
  }

  /** Whether requests are about this script's subject. */
  public boolean concerns(RequestLine request) {
    return subjects.stream().allMatch(request::mentions);
  }

  @Override
  public synchronized Fault of(RequestLine request) {
    if (!concerns(request)) {
      return Fault.NONE;
    }
    RequestKind kind = RequestKind.of(request);
    long ofKind = counts.merge(kind, 1L, Long::sum);
    Fault fault = rule.of(kind, ofKind, ++requests);
    met += fault instanceof Fault.None ? 0 : 1;
    return fault;
  }

  /** Requests since {@link #begin} that something befell. */
  public synchronized long met() {
    return met;
  }

  /** Requests since {@link #begin}. */
  public synchronized long requests() {
    return requests;
  }

  /** Requests since {@link #begin}, by kind. */
  public synchronized Map<RequestKind, Long> counts() {
    return Map.copyOf(counts);
  }
}
