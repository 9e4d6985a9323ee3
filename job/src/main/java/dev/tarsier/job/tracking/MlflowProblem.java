package dev.tarsier.job.tracking;

import java.io.IOException;

/** MLflow cannot be told; the message says why and holds no credentials. */
class MlflowProblem extends IOException {
  private static final long serialVersionUID = 1;

  MlflowProblem(String message) {
    super(message);
  }

  MlflowProblem(String message, Throwable cause) {
    super(message, cause);
  }

  /** The server's own answer. */
  static final class Answer extends MlflowProblem {
    private static final long serialVersionUID = 1;

    private final String code;

    Answer(String code, String message) {
      super(message);
      this.code = code;
    }

    /** As in {@code RESOURCE_DOES_NOT_EXIST}; empty where the server names none. */
    String code() {
      return code;
    }
  }
}
