package dev.tarsier.job.chart;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A histogram of durations on a scale of round numbers, with the median marked. */
final class Strip {
  /** As many columns as still carry their counts on a phone. */
  private static final int COLUMNS = 12;

  private static final int LABELS = 6;

  /** Left and right of the columns, in shares of the width: room for half a label. */
  private static final double INSET = 0.05;

  private static final int TOP = 36;
  private static final int BASE = 128;
  private static final int HEIGHT = 150;

  private final double step;
  private final int decimals;
  private final long first;
  private final int[] counts;

  private Strip(List<Double> seconds) {
    double minimum = Collections.min(seconds);
    double maximum = Collections.max(seconds);
    double rough = (maximum - minimum) / (COLUMNS - 2);
    int exponent = (int) Math.floor(Math.log10(rough));
    double unit = Math.pow(10, exponent);
    this.step = unit * (rough <= unit ? 1 : rough <= 2 * unit ? 2 : rough <= 5 * unit ? 5 : 10);
    this.decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    this.first = (long) Math.floor(minimum / step);
    this.counts = new int[(int) ((long) Math.floor(maximum / step) - first) + 1];
    seconds.forEach(value -> counts[(int) ((long) Math.floor(value / step) - first)]++);
  }

  /** The seconds must differ by a millisecond or more: a scale needs a length. */
  static String svg(List<Double> seconds, double median) {
    return new Strip(seconds).draw(seconds.size(), median);
  }

  private String draw(int partitions, double median) {
    StringBuilder shapes = new StringBuilder();
    for (int column = 0; column < counts.length; column++) {
      shapes.append(column(column));
    }
    for (int edge = 0; edge <= counts.length; edge += labelEvery()) {
      shapes.append(text("scale", edge, HEIGHT - 4, edge(edge) + " s"));
    }
    return """
        <svg class="strip" width="100%%" height="%s" role="img" \
        aria-labelledby="strip-title strip-desc">
        <title id="strip-title">Partitions by their seconds</title>
        <desc id="strip-desc">%s</desc>
        %s<line class="axis" x1="0" x2="100%%" y1="%s" y2="%s"/>
        %s</svg>
        """
        .formatted(HEIGHT, description(partitions), shapes, BASE, BASE, medianMark(median));
  }

  private String description(int partitions) {
    int tallest = 0;
    for (int column = 1; column < counts.length; column++) {
      tallest = counts[column] > counts[tallest] ? column : tallest;
    }
    return "%s from %s to %s seconds; most, %s, between %s and %s seconds"
        .formatted(
            Numbers.count(partitions, "partition"),
            edge(0),
            edge(counts.length),
            Numbers.count(counts[tallest]),
            edge(tallest),
            edge(tallest + 1));
  }

  private String edge(int edge) {
    return Numbers.fixed((first + edge) * step, decimals);
  }

  private int labelEvery() {
    return (counts.length + LABELS - 1) / LABELS;
  }

  private String column(int column) {
    if (counts[column] == 0) {
      return "";
    }
    double height =
        (double) (BASE - TOP) * counts[column] / Arrays.stream(counts).max().orElseThrow();
    double width = (1 - 2 * INSET) / counts.length;
    return "<rect class=\"work\" x=\"%s\" width=\"%s\" y=\"%s\" height=\"%s\"/>\n"
            .formatted(
                Bars.percent(at(column) + width * 0.04),
                Bars.percent(width * 0.92),
                Numbers.fixed(BASE - height, 1),
                Numbers.fixed(height, 1))
        + text("count", column + 0.5, BASE - height - 5, Numbers.count(counts[column]));
  }

  private String medianMark(double median) {
    double column = Math.min(Math.max(median / step - first, 0), counts.length);
    return line("halo", column) + line("median", column) + text("median", column, 12, "median");
  }

  private String line(String kind, double column) {
    return "<line class=\"%1$s\" x1=\"%2$s\" x2=\"%2$s\" y1=\"18\" y2=\"%3$s\"/>\n"
        .formatted(kind, Bars.percent(at(column)), BASE);
  }

  private String text(String kind, double column, double y, String content) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(kind, Bars.percent(at(column)), Numbers.fixed(y, 1), content);
  }

  /** Where a column's left edge stands, as a share of the width. */
  private double at(double column) {
    return INSET + (1 - 2 * INSET) * column / counts.length;
  }
}
