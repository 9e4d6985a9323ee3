package dev.tarsier.tests;

import dev.tarsier.template.emulator.fault.FaultRule;
import dev.tarsier.template.emulator.fault.RequestKind;
import dev.tarsier.template.emulator.http.Fault;
import java.util.SplittableRandom;

/**
 * A driver's process is killed when one of its requests is there.
 *
 * @param number of the request among those of its kind, from 1
 * @param behind whether the request is done before that
 * @param drivers how many run the same request at once; the first is killed
 */
record KillCase(RequestKind kind, long number, boolean behind, int drivers) {
  static KillCase draw(SplittableRandom random, RequestCounts counts) {
    RequestKind kind = counts.drawKind(random);
    return new KillCase(
        kind,
        counts.drawNumber(random, kind),
        random.nextBoolean(),
        random.nextInt(3) == 0 ? 2 : 1);
  }

  /** What it is called in the table. */
  String name() {
    return (drivers == 1 ? "" : "two drivers, one of them: ")
        + "kill -9 "
        + (behind ? "behind " : "before ")
        + kind.keyword();
  }

  String detail() {
    return kind.keyword() + " " + number;
  }

  FaultRule rule(Runnable kill) {
    return FaultRule.nth(kind, number, 1, new Fault.Struck(kill, behind));
  }
}
