package dev.tarsier.job.chart;

import java.util.List;

/** How fast the job is when its source is slow to answer: a curve, and the same as a table. */
public final class LatencyPage {
  private static final int MARKS = 5;

  /** In shares of the width: left of it stand the marks. */
  private static final double LEFT = 0.12;

  private static final double RIGHT = 0.96;
  private static final int TOP = 10;
  private static final int BASE = 178;
  private static final int HEIGHT = 200;

  private final List<Point> points;
  private final Scale across;
  private final Scale up;

  /**
   * One run of the job.
   *
   * @param millis that every open and read of an image waited
   * @param ratio to the job without any latency
   */
  public record Point(int millis, double imagesPerSecond, double ratio) {}

  private LatencyPage(List<Point> points) {
    this.points = points;
    int most = points.stream().mapToInt(Point::millis).max().orElse(0);
    this.across = Scale.of(0, Math.max(1, most), MARKS);
    double fastest = points.stream().mapToDouble(Point::imagesPerSecond).max().orElse(1);
    this.up = Scale.of(0, fastest, MARKS);
  }

  /** {@code points}: by latency, one at the least. */
  public static String render(List<Point> points) {
    LatencyPage page = new LatencyPage(points);
    String body =
        page.svg()
            + page.table()
            + Html.note(
                "Every open and every read of an image waits so long before it begins. The ratio"
                    + " is to the job that reads the files without waiting.");
    return Page.head("Throughput against latency")
        + "<main>\n<h1>Throughput against latency</h1>\n"
        + Html.section("latency", "Images a second", body)
        + "</main>\n"
        + Page.foot("Measured by Tarsier.");
  }

  private String svg() {
    StringBuilder shapes = new StringBuilder();
    for (double mark : up.marks()) {
      shapes.append(line("grid", LEFT, y(mark), RIGHT, y(mark)));
      shapes.append(text("mark", LEFT - 0.015, y(mark) + 4, up.text(mark)));
    }
    for (double mark : across.marks()) {
      shapes.append(text("scale", x(mark), HEIGHT - 4, across.text(mark) + " ms"));
    }
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double y = y(point.imagesPerSecond());
      if (i > 0) {
        Point before = points.get(i - 1);
        shapes.append(
            line(
                "together", x(before.millis()), y(before.imagesPerSecond()), x(point.millis()), y));
      }
      shapes.append(
          "<circle class=\"together\" cx=\"%s\" cy=\"%s\" r=\"3\"/>\n"
              .formatted(Bars.percent(x(point.millis())), Numbers.fixed(y, 1)));
    }
    return """
        <svg class="plot" width="100%%" height="%s" role="img" aria-labelledby="latency-title">
        <title id="latency-title">Images a second against latency; the table has the figures</title>
        %s</svg>
        """
        .formatted(HEIGHT, shapes);
  }

  private String table() {
    StringBuilder rows = new StringBuilder();
    for (Point point : points) {
      rows.append(
          "<tr><td>%s ms</td><td>%s</td><td>%s</td></tr>\n"
              .formatted(
                  point.millis(),
                  Numbers.significant(point.imagesPerSecond()),
                  Numbers.fixed(point.ratio(), 3)));
    }
    return """
        <table>
        <thead><tr><th>Latency</th><th>Images a second</th><th>Ratio</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        """
        .formatted(rows);
  }

  private static String line(String kind, double x1, double y1, double x2, double y2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
        .formatted(
            kind, Bars.percent(x1), Numbers.fixed(y1, 1), Bars.percent(x2), Numbers.fixed(y2, 1));
  }

  private static String text(String kind, double x, double y, String content) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(kind, Bars.percent(x), Numbers.fixed(y, 1), content);
  }

  private double x(double millis) {
    return LEFT + (RIGHT - LEFT) * across.at(millis);
  }

  private double y(double imagesPerSecond) {
    return BASE - (BASE - TOP) * up.at(imagesPerSecond);
  }
}
