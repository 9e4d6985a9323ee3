package dev.tarsier.job.request;

/**
 * Something the user gave cannot be worked with. The message says what and what to do; {@code
 * specPath} names the entry of the dataset spec it belongs to, such as {@code source.uri}, so that
 * the tool can point at its line.
 */
public final class InputProblem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String specPath;

  public InputProblem(String message, String specPath) {
    super(message);
    this.specPath = specPath;
  }

  public InputProblem(String message, String specPath, Throwable cause) {
    super(message, cause);
    this.specPath = specPath;
  }

  public String specPath() {
    return specPath;
  }
}
