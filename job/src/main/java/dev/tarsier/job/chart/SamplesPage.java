package dev.tarsier.job.chart;

import dev.tarsier.job.report.VerifyReport;
import java.util.List;

/**
 * The contact sheet of a run that has been read again: what was checked, what is wrong, and samples
 * as they stand in the shards. One file, as {@link ReportPage} is; equal values give equal bytes.
 */
public final class SamplesPage {
  private SamplesPage() {}

  public static String render(VerifyReport report, List<SheetSample> samples) {
    return Page.head(report.dataset() + ", samples of run " + report.runId())
        + opening(report)
        + "<main>\n"
        + problems(report)
        + Html.section("samples", "Samples", samples.isEmpty() ? NONE : sheet(samples))
        + "</main>\n"
        + Page.foot("Written by Tarsier, from the shards themselves.");
  }

  private static final String NONE = Html.paragraph("No sample could be read.");

  private static String opening(VerifyReport report) {
    return """
        <header>
        <p class="eyebrow">Tarsier contact sheet</p>
        <h1>%s</h1>
        <p class="run">run %s</p>
        <p class="verdict">%s</p>
        <dl class="figures">
        %s%s%s%s</dl>
        </header>
        """
        .formatted(
            Html.name(report.dataset()),
            Html.name(report.runId()),
            verdict(report.problemCount()),
            figure("Samples", Numbers.count(report.checked().samples()), "found in shards"),
            figure("Decoded", Numbers.count(report.checked().decoded()), "images opened"),
            figure("Shards", Numbers.count(report.checked().shards()), "read whole"),
            figure("Data", Numbers.bytes(report.checked().bytes()), "in those shards"));
  }

  private static String verdict(long problems) {
    return problems == 0
        ? "All that was read is what the manifest says."
        : Numbers.count(problems, "problem") + " found.";
  }

  private static String figure(String term, String value, String remark) {
    return """
        <div><dt>%s</dt><dd>%s</dd><dd class="remark">%s</dd></div>
        """
        .formatted(term, value, remark);
  }

  private static String problems(VerifyReport report) {
    if (report.problemCount() == 0) {
      return "";
    }
    StringBuilder items = new StringBuilder();
    report
        .problems()
        .forEach(problem -> items.append("<li>").append(Html.text(problem)).append("</li>\n"));
    long untold = report.problemCount() - report.problems().size();
    return Html.section(
        "problems",
        "Problems",
        "<ul class=\"problems\">\n"
            + items
            + "</ul>\n"
            + (untold == 0 ? "" : Html.note(Numbers.count(untold) + " more not listed here.")));
  }

  private static String sheet(List<SheetSample> samples) {
    StringBuilder sheet = new StringBuilder("<div class=\"samples\">\n");
    samples.forEach(sample -> sheet.append(figure(sample)));
    return sheet.append("</div>\n").toString();
  }

  private static String figure(SheetSample sample) {
    String label =
        sample.label().isEmpty()
            ? ""
            : "<span class=\"label\">" + Html.name(sample.label()) + "</span>\n";
    return """
        <figure>
        <img src="data:image/jpeg;base64,%s" alt="%s"/>
        <figcaption>
        %s
        %s<span class="place">%s × %s px, %s</span>
        <span class="place">%s at %s</span>
        </figcaption>
        </figure>
        """
        .formatted(
            Html.text(sample.picture()),
            Html.text(sample.path()),
            Html.name(sample.key()),
            label,
            sample.width(),
            sample.height(),
            Numbers.bytes(sample.length()),
            Html.name(sample.shard()),
            sample.offset());
  }
}
