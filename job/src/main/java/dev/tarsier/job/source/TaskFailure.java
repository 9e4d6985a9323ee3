package dev.tarsier.job.source;

import dev.tarsier.job.request.InputProblem;
import dev.tarsier.job.request.RunFailure;

/** Finds what a task had to say in what Spark throws on the driver. */
final class TaskFailure {
  private TaskFailure() {}

  /** The task's own InputProblem; without one a RunFailure that opens with {@code what}. */
  static RuntimeException of(Exception failure, String what) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputProblem problem) {
        return problem;
      }
    }
    return new RunFailure(what + ": " + failure.getMessage(), failure);
  }
}
