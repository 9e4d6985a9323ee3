package dev.tarsier.template.emulator.run;

import java.time.Duration;

/** Calls back after a time; tests ring it themselves. */
public interface Alarm {
  /** Something that will be done unless it is called off. */
  interface Pending {
    void callOff();
  }

  Pending in(Duration delay, Runnable action);
}
