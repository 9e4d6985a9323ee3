package dev.tarsier.template.emulator.state;

import com.google.protobuf.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** The time of day as messages carry it. */
public record Times(Clock clock) {
  public Timestamp now() {
    Instant now = clock.instant();
    return Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
  }
}
