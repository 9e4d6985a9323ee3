package dev.tarsier.job.chart;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.RunReport;
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
   */
  public static String render(
      RunReport report, List<PartitionRecord> partitions, Manifest manifest) {
    return head(report)
        + Opening.html(report, manifest.listing())
        + "<main>\n"
        + ContactSheet.html(partitions, report.images().written())
        + CoreTime.html(report.stages())
        + PartitionTimes.html(report.spread(), partitions)
        + RejectedImages.html(report.images(), report.rejected())
        + Shards.html(manifest, report.keysRenamed())
        + Labels.html(manifest.labels())
        + RunDetails.html(report, manifest)
        + "</main>\n"
        + FOOT;
  }

  // The policy is the second belt: were a name ever to break out, it could still load nothing.
  private static String head(RunReport report) {
    return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>%s, run %s</title>
        <style>
        %s</style>
        </head>
        <body>
        """
        .formatted(Html.text(report.dataset()), Html.text(report.runId()), Stylesheet.CSS);
  }

  private static final String FOOT =
      """
      <footer>
      <p>Written by Tarsier. <code>report.json</code> beside this file holds the same figures for \
      programs.</p>
      </footer>
      </body>
      </html>
      """;
}
