package dev.tarsier.job.chart;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.RunReport;
import dev.tarsier.job.report.ScatterPoint;
import java.util.List;

/**
 * {@code report.html}: what a run did, for people. One file of HTML that is also well-formed XML,
 * its styles, charts and thumbnails inside it; equal values give equal bytes.
 */
public final class ReportPage {
  private ReportPage() {}

  /**
   * The whole page.
   *
   * @param partitions the records of all partitions, resumed ones included, in order
   * @param points some images in the plane of the first two components; none without a PCA
   */
  public static String render(
      RunReport report,
      List<PartitionRecord> partitions,
      Manifest manifest,
      List<ScatterPoint> points) {
    return Page.head(report.dataset() + ", run " + report.runId())
        + Opening.html(report, manifest.remaining())
        + "<main>\n"
        + ContactSheet.html(partitions, report.images().written())
        + PrincipalComponents.html(report.pca(), points)
        + CoreTime.html(report.stages())
        + PartitionTimes.html(report.spread(), partitions)
        + RejectedImages.html(report.images(), report.rejected())
        + Shards.html(manifest, report.keysRenamed())
        + Labels.html(manifest.labels())
        + RunDetails.html(report, manifest)
        + "</main>\n"
        + Page.foot(
            "Written by Tarsier. <code>report.json</code> beside this file holds the same figures"
                + " for programs.");
  }
}
