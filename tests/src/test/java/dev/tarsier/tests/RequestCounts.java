package dev.tarsier.tests;

import dev.tarsier.template.emulator.fault.FaultScript;
import dev.tarsier.template.emulator.fault.RequestKind;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How many requests a run makes that nothing befalls: faults are drawn from what really comes.
 *
 * @param ofKind only the kinds that come at all
 */
record RequestCounts(Map<RequestKind, Long> ofKind, long all) {
  static RequestCounts of(FaultScript script) {
    return new RequestCounts(new TreeMap<>(script.counts()), script.requests());
  }

  /** What comes in either. */
  RequestCounts least(RequestCounts other) {
    Map<RequestKind, Long> both = new TreeMap<>(ofKind);
    both.keySet().retainAll(other.ofKind.keySet());
    both.replaceAll((kind, count) -> Math.min(count, other.ofKind.get(kind)));
    return new RequestCounts(both, Math.min(all, other.all));
  }

  RequestKind drawKind(SplittableRandom random) {
    List<RequestKind> kinds = List.copyOf(ofKind.keySet());
    return kinds.get(random.nextInt(kinds.size()));
  }

  /** The number of one of the requests of a kind, from 1. */
  long drawNumber(SplittableRandom random, RequestKind kind) {
    return random.nextLong(1, ofKind.get(kind) + 1);
  }
}
