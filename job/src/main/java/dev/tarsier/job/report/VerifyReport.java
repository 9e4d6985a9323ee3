package dev.tarsier.job.report;

import java.util.List;

/**
 * What reading a run again has found.
 *
 * @param dataset empty where the manifest could not be read, and so is {@code checked}
 * @param decode how many of the images were opened: {@code all}, {@code sample} or {@code none}
 * @param problemCount all of them
 * @param problems the first few, in words
 */
public record VerifyReport(
    String runFolder,
    String dataset,
    String runId,
    Checked checked,
    String decode,
    long problemCount,
    List<String> problems) {
  public VerifyReport {
    problems = List.copyOf(problems);
  }

  /**
   * How much was looked at.
   *
   * @param shards that the manifest names
   * @param samples found in them
   * @param bytes read of them
   * @param decoded images that were opened
   * @param indexes that the manifest names
   * @param rows found in them
   * @param extras other files that the manifest names
   */
  public record Checked(
      long shards, long samples, long bytes, long decoded, long indexes, long rows, long extras) {
    public static final Checked NOTHING = new Checked(0, 0, 0, 0, 0, 0, 0);
  }
}
