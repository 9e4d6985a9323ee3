package dev.tarsier.job.chart;

import dev.tarsier.job.chart.Pen.Role;
import dev.tarsier.job.chart.Pen.Stroke;
import java.util.Base64;
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
   * @param joined whether a line goes through them
   */
  record Series(String name, Colour colour, boolean joined, List<Mark> marks) {
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
  static Plot linear(Words words, List<Series> series) {
    double low = marks(series).mapToDouble(Mark::x).min().orElseThrow();
    double high = marks(series).mapToDouble(Mark::x).max().orElseThrow();
    return new Plot(words, series, Scale.of(low, high, MARKS), up(series, false));
  }

  /** A doubling is always as far; x are positive whole numbers, and y is shown from 0. */
  static Plot logarithmic(Words words, List<Series> series) {
    Axis across = LogAxis.over(marks(series).map(Mark::x).toList());
    return new Plot(words, series, across, up(series, true));
  }

  private static Stream<Mark> marks(List<Series> series) {
    return series.stream().flatMap(each -> each.marks().stream());
  }

  private static Axis up(List<Series> series, boolean fromZero) {
    double low = marks(series).mapToDouble(Mark::low).min().orElseThrow();
    double high = marks(series).mapToDouble(Mark::high).max().orElseThrow();
    return Scale.of(fromZero ? Math.min(0, low) : low, high, MARKS);
  }

  /** For a page, with the same as a PNG to take away. */
  String html(Sheet.Painter painter) {
    List<Sheet.Key> keys =
        series.stream().map(one -> new Sheet.Key(one.name(), one.colour())).toList();
    byte[] png = painter.png(new Sheet(words.title(), keys, HEIGHT, this::draw));
    return svg()
        + "<p class=\"save\"><a download=\"%s.png\" href=\"data:image/png;base64,%s\">PNG</a></p>\n"
            .formatted(words.id(), Base64.getEncoder().encodeToString(png));
  }

  private String svg() {
    SvgPen pen = new SvgPen();
    draw(pen);
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
            pen.text());
  }

  private void draw(Pen pen) {
    up.marks().forEach(mark -> level(pen, mark));
    double last = Double.NEGATIVE_INFINITY;
    for (double mark : across.marks()) {
      boolean room = x(mark) - last >= ROOM;
      upright(pen, mark, room);
      last = room ? x(mark) : last;
    }
    pen.text(Role.NAME, LEFT, 14, words.up());
    pen.text(Role.SCALE, (LEFT + RIGHT) / 2, HEIGHT - 8, words.across());
    series.forEach(one -> pen.coloured(one.colour(), () -> points(pen, one)));
  }

  private void points(Pen pen, Series one) {
    for (int i = 0; i < one.marks().size(); i++) {
      Mark mark = one.marks().get(i);
      if (one.joined() && i > 0) {
        Mark before = one.marks().get(i - 1);
        pen.line(Stroke.JOINT, x(before.x()), y(before.y()), x(mark.x()), y(mark.y()));
      }
      if (mark.high() > mark.low()) {
        pen.line(Stroke.ERROR, x(mark.x()), y(mark.low()), x(mark.x()), y(mark.high()));
        for (double end : List.of(mark.low(), mark.high())) {
          pen.line(Stroke.ERROR, x(mark.x()) - CAP, y(end), x(mark.x()) + CAP, y(end));
        }
      }
      pen.dot(x(mark.x()), y(mark.y()));
    }
  }

  private void upright(Pen pen, double mark, boolean named) {
    pen.line(Stroke.GRID, x(mark), TOP, x(mark), BASE);
    if (named) {
      pen.text(Role.SCALE, x(mark), BASE + 18, across.text(mark));
    }
  }

  private void level(Pen pen, double mark) {
    pen.line(Stroke.GRID, LEFT, y(mark), RIGHT, y(mark));
    pen.text(Role.MARK, LEFT - 0.015, y(mark) + 4, up.text(mark));
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * across.at(value);
  }

  private double y(double value) {
    return BASE - (BASE - TOP) * up.at(value);
  }
}
