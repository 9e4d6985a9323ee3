package dev.tarsier.job.report;

import java.io.Serializable;

/** What an earlier run of the data set made of an image that this run leaves as it is. */
public sealed interface Earlier extends Serializable {
  /** No earlier run has it: an equal image of this run stands for it. */
  record None() implements Earlier {}

  /** Its sample stands in the shards of {@code run}. */
  record Written(String run, Placement placement) implements Earlier {}

  /** {@code run} rejected it, for a reason that trying again would not change. */
  record Rejected(String run, RejectReason reason) implements Earlier {}

  None NONE = new None();
}
