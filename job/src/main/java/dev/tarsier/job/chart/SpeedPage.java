package dev.tarsier.job.chart;

import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReport.Advice;
import dev.tarsier.job.report.SpeedReport.Cache;
import java.util.List;

/**
 * {@code speedtest.html}: how fast a source can be read, for people. One file, as {@link
 * ReportPage} is; equal values give equal bytes.
 */
public final class SpeedPage {
  /** The formats have the same colours in all pictures, whichever of them were measured. */
  private static final List<String> FORMATS = List.of("raw", "tar", "tfrecord");

  private SpeedPage() {}

  /** {@code painter} makes what of a picture can be taken away. */
  public static String render(
      SpeedReport report, List<ResidualPlot.Residuals> residuals, Sheet.Painter painter) {
    return Page.head(report.dataset() + ", speed test " + report.name())
        + opening(report)
        + "<main>\n"
        + advice(report.advice())
        + problems(report.problems())
        + SpeedTables.html(report, painter)
        + SpeedModels.html(report.models(), residuals, painter)
        + left(report.sample())
        + conditions(report)
        + "</main>\n"
        + Page.foot(
            "Written by Tarsier. <code>results.csv</code> and <code>results.parquet</code> beside"
                + " this file hold every point, <code>summary.json</code> the figures for programs.");
  }

  static Colour colour(String format) {
    return new Colour("c" + Math.max(0, FORMATS.indexOf(format)));
  }

  /** Which colour is which format. */
  static String legend(List<String> formats) {
    StringBuilder keys = new StringBuilder();
    for (String format : formats) {
      keys.append(
          "<span class=\"key %s\">%s</span>\n".formatted(colour(format).name(), Html.text(format)));
    }
    return "<p class=\"legend\">\n" + keys + "</p>\n";
  }

  static String decoding(boolean decode) {
    return decode ? "with decoding" : "without decoding";
  }

  private static String opening(SpeedReport report) {
    SpeedReport.Points points = report.points();
    SpeedReport.Sample sample = report.sample();
    return """
        <header>
        <p class="eyebrow">Tarsier speed test</p>
        <h1>%s</h1>
        <p class="run">test %s</p>
        <p class="verdict">%s</p>
        <dl class="figures">
        %s%s%s%s</dl>
        </header>
        """
        .formatted(
            Html.name(report.dataset()),
            Html.name(report.name()),
            verdict(points),
            figure("Points", Numbers.count(points.measured()), "measured"),
            figure("At a time", Numbers.count(report.parallel()), "points in parallel"),
            figure(
                "Images",
                Numbers.count(sample.images()),
                "of " + Numbers.count(sample.listed()) + " listed"),
            figure("Data", Numbers.bytes(sample.bytes()), "in those images"));
  }

  private static String verdict(SpeedReport.Points points) {
    String verdict =
        points.failed() == 0
            ? "Every point that could be read was measured."
            : Numbers.count(points.failed(), "point") + " could not be measured.";
    return points.skipped() == 0
        ? verdict
        : verdict
            + " "
            + Numbers.count(points.skipped(), "point")
            + " skipped: the sample has fewer images than their batches hold.";
  }

  private static String figure(String term, String value, String remark) {
    return """
        <div><dt>%s</dt><dd>%s</dd><dd class="remark">%s</dd></div>
        """
        .formatted(term, value, remark);
  }

  private static String advice(List<Advice> advice) {
    StringBuilder body = new StringBuilder();
    for (String use : List.of("batch", "streaming")) {
      List<Advice> own = advice.stream().filter(it -> it.use().equals(use)).toList();
      if (!own.isEmpty()) {
        body.append(
            use.equals("batch")
                ? "<h3>For batch use: one pass that decodes every image</h3>\n"
                : "<h3>For streaming use: encoded images to whoever decodes them</h3>\n");
        body.append("<dl class=\"advice\">\n");
        own.forEach(
            it ->
                body.append(
                    "<dt>%s</dt>\n<dd>Measured: %s.</dd>\n"
                        .formatted(Html.text(it.sentence()), Html.text(it.measurement()))));
        body.append("</dl>\n");
      }
    }
    return Html.section(
        "advice",
        "What to do",
        body.isEmpty()
            ? Html.paragraph("Too few points were measured to advise anything.")
            : body
                + Html.note(
                    "Each interval holds with a confidence of 95% by itself. What is not said"
                        + " here, the numbers do not tell."));
  }

  private static String problems(List<String> problems) {
    if (problems.isEmpty()) {
      return "";
    }
    StringBuilder items = new StringBuilder();
    problems.forEach(it -> items.append("<li>").append(Html.text(it)).append("</li>\n"));
    return Html.section("problems", "Problems", "<ul class=\"problems\">\n" + items + "</ul>\n");
  }

  private static String left(SpeedReport.Sample sample) {
    if (sample.left() == 0) {
      return "";
    }
    long more = sample.left() - sample.leftOut().size();
    return Html.section(
        "left-out",
        "Left out",
        Html.paragraph(
                "%s could not be read or decoded and left out; the next ones of the seed's order were taken instead, as far as there were any."
                    .formatted(Numbers.count(sample.left(), "image")))
            + RejectedImages.table(sample.leftOut())
            + Html.note(
                (more == 0 ? "All are listed here; " : Numbers.count(more) + " more; ")
                    + "<code>left-out.csv</code> has every one."));
  }

  private static String conditions(SpeedReport report) {
    StringBuilder rows = new StringBuilder();
    for (Cache cache : report.caches()) {
      rows.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n"
              .formatted(
                  Html.text(cache.name()),
                  Html.text(cache.state()),
                  cache.controlled() ? "yes" : "no",
                  Html.text(cache.note())));
    }
    return Html.section(
        "conditions",
        "How it was measured",
        Html.paragraph(
                "A point is so many batches of one size, read by one core, one image after the"
                    + " other and nothing ahead: the job itself reads ahead, which hides opening"
                    + " and reading. %s at a time, in an order drawn from the seed %s; points that differ in format and decoding only read the same images. The warm-up read %s and does not count."
                        .formatted(
                            Numbers.count(report.parallel(), "point"),
                            report.seed(),
                            Numbers.count(report.points().warmUp(), "image")))
            + "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Cache</th><th scope=\"col\">State</th>"
            + "<th scope=\"col\">Controlled</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n"
            + rows
            + "</tbody>\n</table></div>\n");
  }
}
