package dev.tarsier.template.fork;

/** This machine lacks something that a run needs; the message says what to do. */
public final class SetupProblem extends Exception {
  private static final long serialVersionUID = 1;

  public SetupProblem(String message) {
    super(message);
  }
}
