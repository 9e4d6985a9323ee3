package dev.tarsier.job.chart;

import java.util.List;
import java.util.stream.Stream;

/** Series of points over numbers, with error bars and lines where they are wanted. */
final class Plot {
  private static final int MARKS = 6;
  private static final double LEFT = 0.12;
  private static final double RIGHT = 0.97;
  private static final int TOP = 28;
  private static final int BASE = 280;
  private static final int HEIGHT = 330;

  /** Numbers below the axis stand at least so far apart, as a share of the width. */
  private static final double ROOM = 0.07;

  /** Half of an error bar's end, as a share of the width. */
  private static final double CAP = 0.006;

  private final Words words;
  private final List<Series> series;
  private final Axis across;
  private final Axis up;

  private Plot(Words words, List<Series> series, Axis across, Axis up) {
    this.words = words;
    this.series = series;
    this.across = across;
    this.up = up;
  }

  /**
   * What is written to it.
   *
   * @param id of the picture in its page
   * @param across what stands on the axis from left to right
   * @param up what stands on the other one
   */
  record Words(String id, String title, String across, String up) {}

  /**
   * Points of one kind.
   *
   * @param colour a class of the style sheet
   * @param joined whether a line goes through them
   */
  record Series(String name, String colour, boolean joined, List<Mark> marks) {
    Series {
      marks = List.copyOf(marks);
    }
  }

  /** A point; its error bar goes from low to high, and there is none where they are equal. */
  record Mark(double x, double y, double low, double high) {
    static Mark of(double x, double y) {
      return new Mark(x, y, y, y);
    }
  }

  /** Both axes over round numbers; there must be a point. */
  static String linear(Words words, List<Series> series) {
    double low = marks(series).mapToDouble(Mark::x).min().orElseThrow();
    double high = marks(series).mapToDouble(Mark::x).max().orElseThrow();
    return new Plot(words, series, Scale.of(low, high, MARKS), up(series, false)).svg();
  }

  /** A doubling is always as far; x are positive whole numbers, and y is shown from 0. */
  static String logarithmic(Words words, List<Series> series) {
    Axis across = LogAxis.over(marks(series).map(Mark::x).toList());
    return new Plot(words, series, across, up(series, true)).svg();
  }

  private static Stream<Mark> marks(List<Series> series) {
    return series.stream().flatMap(each -> each.marks().stream());
  }

  private static Axis up(List<Series> series, boolean fromZero) {
    double low = marks(series).mapToDouble(Mark::low).min().orElseThrow();
    double high = marks(series).mapToDouble(Mark::high).max().orElseThrow();
    return Scale.of(fromZero ? Math.min(0, low) : low, high, MARKS);
  }

  private String svg() {
    StringBuilder shapes = new StringBuilder();
    up.marks().forEach(mark -> shapes.append(level(mark)));
    double last = Double.NEGATIVE_INFINITY;
    for (double mark : across.marks()) {
      boolean room = x(mark) - last >= ROOM;
      shapes.append(upright(mark, room));
      last = room ? x(mark) : last;
    }
    shapes.append(text("name", LEFT, 14, words.up()));
    shapes.append(text("scale", (LEFT + RIGHT) / 2, HEIGHT - 8, words.across()));
    series.forEach(each -> shapes.append(group(each)));
    return """
        <svg class="plot lines" width="100%%" height="%s" role="img" \
        aria-labelledby="%s-title %s-desc">
        <title id="%s-title">%s</title>
        <desc id="%s-desc">%s from left to right, %s upwards; %s</desc>
        %s</svg>
        """
        .formatted(
            HEIGHT,
            words.id(),
            words.id(),
            words.id(),
            Html.text(words.title()),
            words.id(),
            Html.text(words.across()),
            Html.text(words.up()),
            Numbers.count(marks(series).count(), "point"),
            shapes);
  }

  private String group(Series one) {
    StringBuilder shapes = new StringBuilder();
    for (int i = 0; i < one.marks().size(); i++) {
      Mark mark = one.marks().get(i);
      if (one.joined() && i > 0) {
        Mark before = one.marks().get(i - 1);
        shapes.append(line("joint", x(before.x()), y(before.y()), x(mark.x()), y(mark.y())));
      }
      if (mark.high() > mark.low()) {
        shapes.append(line("error", x(mark.x()), y(mark.low()), x(mark.x()), y(mark.high())));
        for (double end : List.of(mark.low(), mark.high())) {
          shapes.append(line("error", x(mark.x()) - CAP, y(end), x(mark.x()) + CAP, y(end)));
        }
      }
      shapes.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\"/>\n"
              .formatted(Bars.percent(x(mark.x())), Numbers.fixed(y(mark.y()), 1)));
    }
    return "<g class=\"series %s\">\n%s</g>\n".formatted(one.colour(), shapes);
  }

  private String upright(double mark, boolean named) {
    return line("grid", x(mark), TOP, x(mark), BASE)
        + (named ? text("scale", x(mark), BASE + 18, across.text(mark)) : "");
  }

  private String level(double mark) {
    return line("grid", LEFT, y(mark), RIGHT, y(mark))
        + text("mark", LEFT - 0.015, y(mark) + 4, up.text(mark));
  }

  private static String line(String kind, double x1, double y1, double x2, double y2) {
    return "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
        .formatted(
            kind, Bars.percent(x1), Numbers.fixed(y1, 1), Bars.percent(x2), Numbers.fixed(y2, 1));
  }

  private static String text(String kind, double x, double y, String content) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(kind, Bars.percent(x), Numbers.fixed(y, 1), Html.text(content));
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * across.at(value);
  }

  private double y(double value) {
    return BASE - (BASE - TOP) * up.at(value);
  }
}
