package dev.tarsier.job.chart;

import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReport.Breakdown;
import dev.tarsier.job.report.SpeedReport.Comparison;
import dev.tarsier.job.report.SpeedReport.Row;
import dev.tarsier.job.report.SpeedReport.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Throughput by each parameter: pictures, tables, and what the time went into. */
final class SpeedTables {
  private SpeedTables() {}

  static String html(SpeedReport report, Sheet.Painter painter) {
    if (report.tables().stream().allMatch(table -> table.rows().isEmpty())) {
      return "";
    }
    StringBuilder pictures = new StringBuilder(SpeedPage.legend(formats(report.tables())));
    StringBuilder tables = new StringBuilder();
    for (Table table : report.tables()) {
      if (!table.rows().isEmpty()) {
        pictures.append(table.parameter().equals("format") ? "" : picture(table, painter));
        tables.append(table(table));
      }
    }
    return Html.section("throughput", "Throughput of one core", pictures.toString() + BARS)
        + Html.section("stages", "Where the time went", stages(report.stages()))
        + Html.section("formats", "Formats side by side", comparisons(report.comparisons()))
        + Html.section("tables", "The figures", tables.toString());
  }

  private static final String BARS =
      Html.note(
          "Points are means, bars their 95% confidence intervals by Student's t, as far as they are"
              + " above 0; a point without one is a single measurement.");

  private static List<String> formats(List<Table> tables) {
    return tables.stream().flatMap(t -> t.rows().stream()).map(Row::format).distinct().toList();
  }

  private static String name(String parameter) {
    return switch (parameter) {
      case "batchSize" -> "batch size";
      case "batchCount" -> "batch count";
      case "images" -> "images (size x count)";
      default -> "format";
    };
  }

  private static String picture(Table table, Sheet.Painter painter) {
    List<Plot.Series> series = new ArrayList<>();
    for (String format : table.rows().stream().map(Row::format).distinct().toList()) {
      series.add(
          new Plot.Series(
              format,
              SpeedPage.colour(format),
              true,
              table.rows().stream()
                  .filter(row -> row.format().equals(format))
                  .map(SpeedTables::mark)
                  .toList()));
    }
    String title = capital(name(table.parameter())) + ", " + SpeedPage.decoding(table.decode());
    return "<h3>%s</h3>\n".formatted(title)
        + Plot.logarithmic(
                new Plot.Words(
                    table.parameter() + "-" + table.decode(),
                    "Throughput against "
                        + name(table.parameter())
                        + ", "
                        + SpeedPage.decoding(table.decode()),
                    name(table.parameter()),
                    "images/s"),
                series)
            .html(painter);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Of a few points that differ much an interval may begin below 0, where no throughput is. */
  private static Plot.Mark mark(Row row) {
    return row.interval().isEmpty()
        ? Plot.Mark.of(row.value(), row.mean())
        : new Plot.Mark(
            row.value(), row.mean(), Math.max(0, row.interval().get(0)), row.interval().get(1));
  }

  private static String table(Table table) {
    boolean byFormat = table.parameter().equals("format");
    StringBuilder rows = new StringBuilder();
    for (Row row : table.rows()) {
      rows.append("<tr><th scope=\"row\">").append(Html.text(row.format())).append("</th>");
      if (!byFormat) {
        rows.append(number(Numbers.count(row.value())));
      }
      rows.append(number(Numbers.count(row.points())))
          .append(number(Numbers.significant(row.mean())))
          .append(number(Numbers.significant(row.median())))
          .append(number(interval(row.interval())))
          .append(number(Numbers.significant(row.megabytes())))
          .append(number(Numbers.significant(row.requests())))
          .append("</tr>\n");
    }
    return """
        <details%s>
        <summary>By %s, %s</summary>
        <div class="wide"><table>
        <thead><tr><th scope="col">Format</th>%s%s</tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        </details>
        """
        .formatted(
            byFormat ? " open=\"open\"" : "",
            name(table.parameter()),
            SpeedPage.decoding(table.decode()),
            byFormat ? "" : head(capital(name(table.parameter()))),
            head("Points")
                + head("Mean images/s")
                + head("Median")
                + head("95% interval")
                + head("MB/s")
                + head("Requests/s"),
            rows);
  }

  static String head(String text) {
    return "<th scope=\"col\" class=\"number\">" + text + "</th>";
  }

  static String number(String text) {
    return "<td class=\"number\">" + text + "</td>";
  }

  private static String interval(List<Double> interval) {
    return interval.isEmpty()
        ? "one point"
        : signed(interval.get(0)) + " to " + signed(interval.get(1));
  }

  /** An interval of a few points that differ much may begin below 0. */
  static String signed(double value) {
    double size = Math.abs(value);
    String text =
        size > 0 && size < 0.001
            ? String.format(Locale.ROOT, "%.2e", size)
            : Numbers.significant(size);
    return (value < 0 ? "-" : "") + text;
  }

  private static String stages(List<Breakdown> stages) {
    double longest = stages.stream().mapToDouble(Breakdown::total).max().orElse(0);
    StringBuilder rows = new StringBuilder();
    for (Breakdown it : stages) {
      rows.append(
          "<tr><th scope=\"row\">%s, %s</th><td class=\"chart\">%s</td>%s%s%s%s</tr>\n"
              .formatted(
                  Html.text(it.format()),
                  SpeedPage.decoding(it.decode()),
                  bar(it, longest),
                  number(Numbers.significant(it.open())),
                  number(Numbers.significant(it.read())),
                  number(Numbers.significant(it.unpack())),
                  number(Numbers.significant(it.decoding()))));
    }
    return """
        <p class="legend"><span class="key c0">open</span> <span class="key c1">read</span> \
        <span class="key c2">unpack</span> <span class="key c4">decode</span></p>
        <div class="wide"><table class="stages">
        <thead><tr><th scope="col">Points</th><th scope="col" class="chart">\
        <span class="unseen">Bar</span></th>%s</tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        """
            .formatted(head("Open") + head("Read") + head("Unpack") + head("Decode"), rows)
        + Html.note(
            "Milliseconds an image, over all points of a line. Unpack is what lies between"
                + " bytes of a file and an image's bytes: headers, checksums, copies.");
  }

  private static String bar(Breakdown it, double longest) {
    StringBuilder parts = new StringBuilder();
    double at = 0;
    double[] lengths = {it.open(), it.read(), it.unpack(), it.decoding()};
    String[] colours = {"c0", "c1", "c2", "c4"};
    for (int i = 0; i < lengths.length; i++) {
      parts.append(Bars.rect(colours[i], at / longest, lengths[i] / longest));
      at += lengths[i];
    }
    return "<svg class=\"parts\" width=\"100%\" height=\"12\" aria-hidden=\"true\">"
        + parts
        + "</svg>";
  }

  private static String comparisons(List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return Html.paragraph("No two formats were measured at two points that are alike.");
    }
    StringBuilder items = new StringBuilder();
    for (Comparison it : comparisons) {
      items.append(
          "<li>%s read %s times as many images/s as %s, %s (95%%: %s to %s, %s): %s.</li>\n"
              .formatted(
                  Html.text(it.first()),
                  Numbers.fixed(it.ratio(), 2),
                  Html.text(it.second()),
                  SpeedPage.decoding(it.decode()),
                  Numbers.fixed(it.interval().get(0), 2),
                  Numbers.fixed(it.interval().get(1), 2),
                  Numbers.count(it.pairs(), "pair"),
                  it.differ() ? "they differ" : "no difference could be told"));
    }
    return "<ul class=\"problems\">\n" + items + "</ul>\n";
  }
}
