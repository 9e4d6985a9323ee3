package dev.tarsier.template.command;

/** The command line asks for something that cannot be; the message says what to write. */
public final class UsageProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageProblem(String message) {
    super(message);
  }
}
