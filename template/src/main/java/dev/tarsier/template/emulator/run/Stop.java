package dev.tarsier.template.emulator.run;

import java.util.ArrayList;
import java.util.List;

/** The wish that something ends, made once and heard by all that wait for it. */
public final class Stop {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  public void request() {
    List<Runnable> due;
    synchronized (this) {
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isRequested() {
    return requested;
  }

  /** Runs the action when the wish is made; at once when it was. */
  public void whenRequested(Runnable action) {
    synchronized (this) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
