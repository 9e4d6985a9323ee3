package dev.tarsier.job.report;

import java.util.List;

/**
 * What was taken out of the runs of a data set, or would be.
 *
 * @param output that the runs stand below
 * @param dryRun whether nothing was done
 * @param resumed whether an earlier start, which was cut off, has been finished first
 * @param runs those that hold or held images that were named, oldest first
 * @param alike images that were left out as equal to, or looking like, one that is gone
 */
public record EraseReport(
    String output,
    boolean dryRun,
    boolean resumed,
    List<Run> runs,
    Sources sources,
    List<String> alike) {
  public EraseReport {
    runs = List.copyOf(runs);
    alike = List.copyOf(alike);
  }

  /**
   * One run.
   *
   * @param images taken out, whatever their outcome was
   * @param shards written again
   * @param emptied shards that are gone, because nothing was left in them
   * @param files written again beside the shards, report and manifest not counted
   * @param bytes of the shards that were written again, as they were before
   */
  public record Run(String runId, long images, long shards, long emptied, long files, long bytes) {}

  /**
   * The images themselves.
   *
   * @param asked whether they were to go too
   * @param root that they stand below
   * @param erased how many went
   * @param lists URIs of an inventory and of a label table, which name images
   */
  public record Sources(boolean asked, String root, long erased, List<String> lists) {
    public Sources {
      lists = List.copyOf(lists);
    }
  }

  /** The same, told by the start that finished it. */
  public EraseReport withResumed() {
    return new EraseReport(output, dryRun, true, runs, sources, alike);
  }
}
