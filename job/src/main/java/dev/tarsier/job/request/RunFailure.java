package dev.tarsier.job.request;

/**
 * The request was sound and the run failed all the same; what it wrote is kept for the next try.
 */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RunFailure(String message) {
    super(message);
  }

  public RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
