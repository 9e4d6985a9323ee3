package dev.tarsier.job.chart;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was left out, and why. */
final class RejectedImages {
  private RejectedImages() {}

  static String html(Counts images, List<RejectedImage> listed) {
    return Html.section(
        "rejected",
        "Rejected images",
        images.rejected() == 0
            ? Html.paragraph("None.")
            : reasons(images) + table(listed) + rest(images.rejected(), listed.size()));
  }

  private static String reasons(Counts images) {
    StringBuilder rows = new StringBuilder();
    images.reasons().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .sorted(
            Map.Entry.<RejectReason, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> rows.append(reason(entry.getKey(), entry.getValue(), images)));
    return """
        <table class="reasons">
        <thead><tr><th scope="col">Reason</th><th scope="col" class="number">Images</th>\
        <th scope="col" class="number">Share of all</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        """
        .formatted(rows);
  }

  private static String reason(RejectReason reason, long count, Counts images) {
    return """
        <tr><th scope="row"><code>%s</code></th><td class="number">%s</td>\
        <td class="number">%s</td></tr>
        """
        .formatted(reason, Numbers.count(count), Numbers.share(count, images.read()));
  }

  // On a phone the rows become cards, which costs a table its meaning unless roles restate it.
  static String table(List<RejectedImage> listed) {
    if (listed.isEmpty()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    listed.forEach(image -> rows.append(row(image)));
    return """
        <table class="rejections" role="table">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Path</th>\
        <th scope="col" role="columnheader">Reason</th>\
        <th scope="col" role="columnheader">Detail</th></tr></thead>
        <tbody role="rowgroup">
        %s</tbody>
        </table>
        """
        .formatted(rows);
  }

  private static String row(RejectedImage image) {
    return """
        <tr role="row"><th scope="row" role="rowheader">%s</th>\
        <td role="cell"><code>%s</code></td><td role="cell">%s</td></tr>
        """
        .formatted(Html.name(image.path()), image.reason(), Html.text(image.detail()));
  }

  private static String rest(long rejected, long listed) {
    String all = "<code>index/part-*.parquet</code> has every image and its outcome.";
    if (rejected <= listed) {
      return Html.note("All are listed here; " + all);
    }
    return Html.note(
        Numbers.count(rejected - listed)
            + (listed == 0 ? "" : " more")
            + " not listed here; "
            + all);
  }
}
