package dev.tarsier.workflows;

/** What Cloud Workflows refused, or why it could not be asked; the message names the remedy. */
public final class WorkflowsProblem extends Exception {
  private static final long serialVersionUID = 1;

  public WorkflowsProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
