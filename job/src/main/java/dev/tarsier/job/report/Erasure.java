package dev.tarsier.job.report;

/**
 * What has been taken out of a run since it ended.
 *
 * @param images that were listed and have no row in any index any more
 * @param remaining what the source holds without them
 */
public record Erasure(long images, ListingSummary remaining) {
  /** Nothing has been. */
  public static final Erasure NONE = new Erasure(0, new ListingSummary(0, 0, ""));
}
