package dev.tarsier.job.verify;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.request.PathOrder;
import java.util.List;

/** Holds the manifest's sums to what the indexes say. */
final class ManifestCheck {
  private final Manifest manifest;
  private final List<IndexCheck.Result> indexes;
  private final Findings.Log log;

  private ManifestCheck(Manifest manifest, List<IndexCheck.Result> indexes, int told) {
    this.manifest = manifest;
    this.indexes = indexes;
    this.log = new Findings.Log(told);
  }

  /** The findings of the indexes themselves, then of their sums. */
  static Findings of(Manifest manifest, List<IndexCheck.Result> indexes, int told) {
    ManifestCheck check = new ManifestCheck(manifest, indexes, told);
    Findings ofIndexes =
        indexes.stream()
            .map(IndexCheck.Result::findings)
            .reduce(Findings.NOTHING, (left, right) -> left.plus(right, told));
    check.checkListed();
    if (indexes.stream().allMatch(IndexCheck.Result::readable)) {
      check.checkCounts();
      check.checkOrder();
    }
    return ofIndexes.plus(check.log.end(0, 0), told);
  }

  private void checkListed() {
    long erased = manifest.erased().images();
    if (manifest.counts().read() + erased != manifest.listing().files()) {
      log.add(
          "Invalid manifest: "
              + manifest.counts().read()
              + " images have an outcome, "
              + (erased == 0 ? "" : erased + " were taken out, ")
              + manifest.listing().files()
              + " were listed");
    }
    long samples = manifest.shards().stream().mapToLong(FileRecord::samples).sum();
    if (samples != manifest.counts().written()) {
      log.add(
          "Invalid manifest: its shards hold "
              + samples
              + " samples, "
              + manifest.counts().written()
              + " images were written");
    }
  }

  private void checkCounts() {
    Counts sum = indexes.stream().map(IndexCheck.Result::counts).reduce(Counts.NONE, Counts::plus);
    if (!sum.equals(manifest.counts())) {
      log.add(
          "Invalid manifest: it counts "
              + text(manifest.counts())
              + ", the indexes hold "
              + text(sum));
    }
  }

  private static String text(Counts counts) {
    return counts.written()
        + " written, "
        + counts.rejected()
        + " rejected "
        + counts.reasons()
        + ", "
        + counts.skipped()
        + " skipped";
  }

  /**
   * Each index is in order in itself: with the borders in order, no image stands in two of them.
   */
  private void checkOrder() {
    PathOrder order = new PathOrder(manifest.shuffleSeed());
    String last = "";
    for (int i = 0; i < indexes.size(); i++) {
      IndexCheck.Result index = indexes.get(i);
      if (index.counts().read() == 0) {
        continue;
      }
      if (!last.isEmpty() && order.compare(index.firstPath(), last) <= 0) {
        log.add(
            "Invalid index "
                + manifest.indexes().get(i).name()
                + ": it starts with "
                + index.firstPath()
                + ", the one before ends with "
                + last);
      }
      last = index.lastPath();
    }
  }
}
