package dev.tarsier.job.pipeline;

import dev.tarsier.job.request.RunFailure;
import org.apache.spark.SparkException;

/** What a run says when it fails. */
final class Failures {
  private Failures() {}

  /** Our own message from below Spark's, where there is one; else what it was about, and why. */
  static RunFailure of(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof RunFailure failure) {
        return failure;
      }
    }
    Throwable root = e;
    Throwable last = e;
    while (root.getCause() != null) {
      last = root instanceof SparkException ? root.getCause() : last;
      root = root.getCause();
    }
    return new RunFailure(
        "Cannot finish the run: "
            + reason(last, root)
            + " (run the same request again to go on from here)",
        e);
  }

  /** {@code outer} names the object; a task's failure is told by Spark as many lines of trace. */
  private static String reason(Throwable outer, Throwable root) {
    if (root instanceof SparkException) {
      return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
    boolean more =
        outer != root && outer.getMessage() != null && !(outer instanceof SparkException);
    return more && !outer.getMessage().contains(String.valueOf(root.getMessage()))
        ? outer.getMessage().lines().findFirst().orElse("") + ": " + root
        : root.toString();
  }
}
