package dev.tarsier.job.report;

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

  /** The image was not looked at, because an earlier run or an equal image already has it. */
  record Skipped(String why) implements Outcome {}

  /** The word in the index. */
  default String keyword() {
    if (this instanceof Written) {
      return "written";
    }
    return this instanceof Rejected ? "rejected" : "skipped";
  }
}
