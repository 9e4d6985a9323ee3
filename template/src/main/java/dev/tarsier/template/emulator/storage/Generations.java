package dev.tarsier.template.emulator.storage;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Hands out generations: microseconds, as real ones look, and never one twice. */
final class Generations {
  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  Generations(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Greater than all before, and than the one that it follows; 0 for none. */
  long after(long previous) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    return last.updateAndGet(given -> Math.max(now, Math.max(given, previous) + 1));
  }
}
