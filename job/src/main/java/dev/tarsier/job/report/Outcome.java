package dev.tarsier.job.report;

import java.io.Serializable;

/** How one source image ended; every listed image has exactly one outcome. */
public sealed interface Outcome {
  /** The image's sample stands in a shard. */
  record Written(Placement placement, Regions regions) implements Outcome {
    /** Where nothing was looked for. */
    public Written(Placement placement) {
      this(placement, Regions.NONE);
    }
  }

  /** The image was left out; {@code detail} says why in words. */
  record Rejected(RejectReason reason, String detail) implements Outcome {}

  /**
   * The image was not looked at, because an earlier run or an equal image already has it.
   *
   * @param earlier what that run made of it
   */
  record Skipped(String why, Earlier earlier) implements Outcome, Serializable {
    public Skipped(String why) {
      this(why, Earlier.NONE);
    }
  }

  /** The word in the index. */
  default String keyword() {
    if (this instanceof Written) {
      return "written";
    }
    return this instanceof Rejected ? "rejected" : "skipped";
  }
}
