package dev.tarsier.template.emulator.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An alarm that the test rings. */
final class HandAlarm implements Alarm {
  private record Set(Duration delay, Runnable action) {}

  private final List<Set> sets = new ArrayList<>();

  @Override
  public synchronized Pending in(Duration delay, Runnable action) {
    Set set = new Set(delay, action);
    sets.add(set);
    return () -> callOff(set);
  }

  private synchronized void callOff(Set set) {
    sets.remove(set);
  }

  synchronized List<Duration> delays() {
    return sets.stream().map(Set::delay).toList();
  }

  void ring() {
    List<Set> due;
    synchronized (this) {
      due = List.copyOf(sets);
    }
    due.forEach(set -> set.action().run());
  }
}
