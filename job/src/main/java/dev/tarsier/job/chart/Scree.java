package dev.tarsier.job.chart;

import java.util.List;

/** What each component explains, as columns, and what they explain together, as a line. */
final class Scree {
  /** As many columns as can be told apart on a phone. */
  private static final int COLUMNS = 40;

  private static final int LABELS = 8;
  private static final int MARKS = 5;

  /** Left of the columns, in shares of the width: room for a percentage on a phone. */
  private static final double LEFT = 0.12;

  private static final double RIGHT = 0.98;
  private static final int TOP = 10;
  private static final int BASE = 178;
  private static final int HEIGHT = 200;

  private final List<Double> ratio;
  private final Scale scale;

  private Scree(List<Double> ratio) {
    this.ratio = ratio.subList(0, Math.min(COLUMNS, ratio.size()));
    double together = this.ratio.stream().mapToDouble(Double::doubleValue).sum();
    this.scale = Scale.of(0, Math.min(100, 100 * together), MARKS);
  }

  /** {@code ratio}: from 0 to 1, the largest first, one at the least. */
  static String svg(List<Double> ratio) {
    return new Scree(ratio).draw(ratio.size());
  }

  private String draw(int components) {
    StringBuilder shapes = new StringBuilder();
    for (double mark : scale.marks()) {
      shapes.append(line("grid", LEFT, mark, RIGHT, mark));
      shapes.append(text("mark", LEFT - 0.015, y(mark) + 4, scale.text(mark) + "%"));
    }
    for (int i = 0; i < ratio.size(); i++) {
      shapes.append(column(i));
    }
    shapes.append(together());
    for (int i = 0; i < ratio.size(); i += labelEvery()) {
      shapes.append(text("scale", at(i + 0.5), HEIGHT - 4, Integer.toString(i + 1)));
    }
    return """
        <svg class="plot scree" width="100%%" height="%s" role="img" \
        aria-labelledby="scree-title scree-desc">
        <title id="scree-title">Variance explained by each component</title>
        <desc id="scree-desc">%s</desc>
        %s</svg>
        """
        .formatted(HEIGHT, description(components), shapes);
  }

  private String description(int components) {
    double together = ratio.stream().mapToDouble(Double::doubleValue).sum();
    return "The first of %s explains %s of the variance, the first %s together %s"
        .formatted(
            Numbers.count(components, "component"),
            Numbers.share(ratio.get(0), 1),
            ratio.size(),
            Numbers.share(together, 1));
  }

  private String column(int i) {
    double width = (RIGHT - LEFT) / ratio.size();
    double top = y(100 * ratio.get(i));
    return "<rect class=\"work\" x=\"%s\" width=\"%s\" y=\"%s\" height=\"%s\"/>\n"
        .formatted(
            Bars.percent(at(i) + width * 0.1),
            Bars.percent(width * 0.8),
            Numbers.fixed(top, 1),
            Numbers.fixed(BASE - top, 1));
  }

  private StringBuilder together() {
    StringBuilder line = new StringBuilder();
    double sum = 0;
    for (int i = 0; i < ratio.size(); i++) {
      double next = sum + 100 * ratio.get(i);
      if (i > 0) {
        line.append(line("together", at(i - 0.5), sum, at(i + 0.5), next));
      }
      line.append(
          "<circle class=\"together\" cx=\"%s\" cy=\"%s\" r=\"2.5\"/>\n"
              .formatted(Bars.percent(at(i + 0.5)), Numbers.fixed(y(next), 1)));
      sum = next;
    }
    return line;
  }

  private static String text(String kind, double at, double y, String content) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(kind, Bars.percent(at), Numbers.fixed(y, 1), content);
  }

  private String line(String kind, double x1, double percent1, double x2, double percent2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
        .formatted(
            kind,
            Bars.percent(x1),
            Numbers.fixed(y(percent1), 1),
            Bars.percent(x2),
            Numbers.fixed(y(percent2), 1));
  }

  private int labelEvery() {
    return (ratio.size() + LABELS - 1) / LABELS;
  }

  private double at(double column) {
    return LEFT + (RIGHT - LEFT) * column / ratio.size();
  }

  private double y(double percent) {
    return BASE - (BASE - TOP) * scale.at(percent);
  }
}
