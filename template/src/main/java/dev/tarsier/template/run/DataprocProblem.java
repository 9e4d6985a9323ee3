package dev.tarsier.template.run;

/** A Dataproc or its Cloud Storage would not do what was asked; the message says what to do. */
public final class DataprocProblem extends Exception {
  private static final long serialVersionUID = 1;
  private final transient CloudFault fault;

  DataprocProblem(String message, CloudFault fault) {
    super(message);
    this.fault = fault;
  }

  /** What the service answered. */
  CloudFault fault() {
    return fault;
  }
}
