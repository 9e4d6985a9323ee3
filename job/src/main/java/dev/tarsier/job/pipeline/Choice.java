package dev.tarsier.job.pipeline;

import dev.tarsier.job.report.Outcome;
import java.io.Serializable;

/** Whether a listed image is worked on. */
sealed interface Choice extends Serializable {
  /** It is read and processed. */
  record Take() implements Choice {}

  /** It is not even read. */
  record Leave(Outcome.Skipped outcome) implements Choice {}

  default boolean isTaken() {
    return this instanceof Take;
  }
}
