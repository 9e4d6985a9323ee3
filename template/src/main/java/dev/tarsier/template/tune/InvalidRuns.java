package dev.tarsier.template.tune;

/** A table of runs says something that cannot be, or too little; the message says what to do. */
public final class InvalidRuns extends Exception {
  private static final long serialVersionUID = 1;

  InvalidRuns(String message) {
    super(message);
  }
}
