package dev.tarsier.job.chart;

import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.RunReport;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** How evenly the work was spread over the partitions. */
final class PartitionTimes {
  /** Below this a chart would only draw the clock's own noise. */
  private static final double EQUAL_SECONDS = 0.001;

  private static final double WORTH_SAYING = 1.1;

  private PartitionTimes() {}

  static String html(RunReport.Spread spread, List<PartitionRecord> partitions) {
    return Html.section("partitions", "Seconds per partition", body(spread, partitions));
  }

  private static String body(RunReport.Spread spread, List<PartitionRecord> partitions) {
    if (partitions.isEmpty()) {
      return Html.paragraph("No partition was worked on.");
    }
    List<Double> seconds = partitions.stream().map(PartitionRecord::seconds).toList();
    String maximum = Numbers.seconds(Collections.max(seconds));
    if (seconds.size() == 1) {
      return Html.paragraph("One partition, %s.".formatted(maximum));
    }
    if (Collections.max(seconds) - Collections.min(seconds) < EQUAL_SECONDS) {
      return Html.paragraph(
          "All %s partitions took %s.".formatted(Numbers.count(seconds.size()), maximum));
    }
    return marks(spread)
        + Strip.svg(seconds, spread.medianSeconds())
        + Html.note(
            "Each column counts the partitions that took that long. "
                + longest(spread, partitions));
  }

  private static String marks(RunReport.Spread spread) {
    return """
        <dl class="marks">
        <div><dt>Minimum</dt><dd>%s</dd></div>
        <div><dt>Median</dt><dd>%s</dd></div>
        <div><dt>Maximum</dt><dd>%s</dd></div>
        </dl>
        """
        .formatted(
            Numbers.seconds(spread.minimumSeconds()),
            Numbers.seconds(spread.medianSeconds()),
            Numbers.seconds(spread.maximumSeconds()));
  }

  private static String longest(RunReport.Spread spread, List<PartitionRecord> partitions) {
    PartitionRecord longest =
        partitions.stream()
            .max(
                Comparator.comparingDouble(PartitionRecord::seconds)
                    .thenComparing(PartitionRecord::partition, Comparator.reverseOrder()))
            .orElseThrow();
    double ratio = spread.medianSeconds() > 0 ? longest.seconds() / spread.medianSeconds() : 0;
    return "The longest was partition %s%s."
        .formatted(
            longest.partition(),
            ratio < WORTH_SAYING ? "" : ", " + Numbers.significant(ratio) + " times the median");
  }
}
