package dev.tarsier.job.chart;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.ListingSummary;
import dev.tarsier.job.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Title, verdict in words, key figures. */
final class Opening {
  private Opening() {}

  static String html(RunReport report, ListingSummary listing) {
    return """
        <header>
        <p class="eyebrow">Tarsier run report</p>
        <h1>%s</h1>
        <p class="run">run %s</p>
        <p class="verdict">%s</p>
        %s<p class="sum">%s</p>
        %s%s</header>
        """
        .formatted(
            Html.name(report.dataset()),
            Html.name(report.runId()),
            verdict(report.images()),
            OutcomeBar.svg(report.images()),
            sum(report.images()),
            figures(report, listing),
            resumedNote(report));
  }

  private static String verdict(Counts images) {
    long read = images.read();
    if (read == 0) {
      return "No image was read.";
    }
    if (images.written() == read) {
      return capital(all(read)) + " written.";
    }
    if (images.rejected() == read) {
      return "Nothing was written: " + all(read) + " rejected.";
    }
    if (images.written() == 0) {
      return "Nothing was written: " + missing(images) + ".";
    }
    return "%s of %s %s written, %s."
        .formatted(
            Numbers.count(images.written()),
            Numbers.count(read, "image"),
            images.written() == 1 ? "was" : "were",
            missing(images));
  }

  private static String all(long images) {
    return images == 1 ? "the only image was" : "all " + Numbers.count(images) + " images were";
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String missing(Counts images) {
    List<String> parts = new ArrayList<>();
    if (images.rejected() > 0) {
      parts.add(
          "%s rejected (%s)"
              .formatted(
                  Numbers.count(images.rejected()),
                  Numbers.share(images.rejected(), images.read())));
    }
    if (images.skipped() > 0) {
      parts.add(Numbers.count(images.skipped()) + " skipped");
    }
    return String.join(", ", parts);
  }

  private static String sum(Counts images) {
    return """
        %s read = <span class="key written">%s written</span> + \
        <span class="key rejected">%s rejected</span> + \
        <span class="key skipped">%s skipped</span>"""
        .formatted(
            Numbers.count(images.read()),
            Numbers.count(images.written()),
            Numbers.count(images.rejected()),
            Numbers.count(images.skipped()));
  }

  private static String figures(RunReport report, ListingSummary listing) {
    return "<dl class=\"figures\">\n"
        + figure("Images", Numbers.count(report.images().read()), listed(listing))
        + figure("In", Numbers.bytes(report.bytesRead()), "read from the source")
        + figure("Out", Numbers.bytes(report.bytesWritten()), "written to shards")
        + figure("Shards", Numbers.count(report.shards()), perShard(report))
        + figure("Time", Numbers.seconds(report.seconds()), "first task to manifest")
        + figure("Images/s", Numbers.significant(report.imagesPerSecond()), "all cores together")
        + figure("Partitions", Numbers.count(report.spread().partitions()), "in all")
        + figure("Resumed", Numbers.count(report.spread().resumed()), "partitions, not redone")
        + "</dl>\n";
  }

  private static String figure(String term, String value, String remark) {
    return """
        <div><dt>%s</dt><dd>%s</dd><dd class="remark">%s</dd></div>
        """
        .formatted(term, value, remark);
  }

  private static String listed(ListingSummary listing) {
    return "of " + Numbers.count(listing.files()) + " listed";
  }

  private static String perShard(RunReport report) {
    return report.shards() == 0
        ? "none written"
        : Numbers.bytes(report.bytesWritten() / report.shards()) + " on average";
  }

  private static String resumedNote(RunReport report) {
    RunReport.Spread spread = report.spread();
    if (spread.resumed() == 0) {
      return "";
    }
    return Html.note(
        "Time and images/s are of this start alone; an earlier one had finished %s. All other"
                .formatted(Numbers.count(spread.resumedImages(), "image"))
            + " figures are of the whole run.");
  }
}
