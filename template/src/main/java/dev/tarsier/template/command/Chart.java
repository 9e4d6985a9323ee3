package dev.tarsier.template.command;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Lines of points on two logarithmic axes, where a power is a straight line. */
final class Chart {
  /** Nothing at or below 0 has a place on such an axis. */
  private static final double SMALLEST = 1e-6;

  private static final double RADIUS = 4;

  private final Svg svg;
  private final Frame frame;
  private final Axis x;
  private final Axis y;

  private Chart(Svg svg, Frame frame, List<Series> series) {
    this.svg = svg;
    this.frame = frame;
    this.x = axis(values(series, Point::x), frame.plotLeft(), frame.plotRight());
    this.y = axis(ends(series), frame.plotBottom(), frame.plotTop());
  }

  /**
   * A value with the range that it was found in.
   *
   * @param title shows when the pointer rests on it
   */
  record Point(double x, double y, double low, double high, String title) {
    /** Without a range. */
    static Point of(double x, double y, String title) {
      return new Point(x, y, y, y, title);
    }
  }

  /**
   * @param kind class of the line
   * @param name for the legend; as SVG writes it
   * @param measured whether its points are shown
   */
  record Series(String kind, String name, boolean measured, List<Point> points) {
    Series {
      points =
          points.stream()
              .filter(p -> Math.min(p.x(), Math.min(p.y(), p.low())) >= SMALLEST)
              .toList();
    }
  }

  /** What a chart says in words. */
  record Words(String title, String x, String y) {}

  static void draw(Svg svg, Frame frame, Words words, List<Series> given) {
    List<Series> series = given.stream().filter(s -> !s.points().isEmpty()).toList();
    StringJoiner legend = new StringJoiner(", ", words.y() + ": ", "");
    series.forEach(s -> legend.add("<tspan class=\"" + s.kind() + "\">" + s.name() + "</tspan>"));
    frame.title(svg, words.title(), series.isEmpty() ? words.y() : legend.toString());
    Chart chart = new Chart(svg, frame, series);
    chart.axes(words.x());
    series.forEach(chart::line);
  }

  private static double[] ends(List<Series> series) {
    return DoubleStream.concat(
            DoubleStream.of(values(series, Point::low)),
            DoubleStream.of(values(series, Point::high)))
        .toArray();
  }

  private static double[] values(List<Series> series, Function<Point, Double> of) {
    return series.stream().flatMap(s -> s.points().stream()).mapToDouble(of::apply).toArray();
  }

  /** With two numbers on it at least, or nobody can read it. */
  private static Axis axis(double[] values, double from, double to) {
    Axis axis = Axis.over(values, from, to);
    while (axis.ticks().size() < 2) {
      axis = new Axis(axis.low() / 1.2, axis.high() * 1.2, from, to);
    }
    return axis;
  }

  private void axes(String name) {
    for (double tick : x.ticks()) {
      svg.line(x.at(tick), frame.plotTop(), x.at(tick), frame.plotBottom(), "grid");
      svg.words(x.at(tick), frame.plotBottom() + 16, "middle", Axis.label(tick));
    }
    for (double tick : y.ticks()) {
      svg.line(frame.plotLeft(), y.at(tick), frame.plotRight(), y.at(tick), "grid");
      svg.words(frame.plotLeft() - 6, y.at(tick) + 4, "end", Axis.label(tick));
    }
    double middle = (frame.plotLeft() + frame.plotRight()) / 2;
    svg.words(middle, frame.plotBottom() + 36, "middle", name);
  }

  private void line(Series series) {
    List<String> points = new ArrayList<>();
    for (Point point : series.points()) {
      points.add(Svg.point(x.at(point.x()), y.at(point.y())));
    }
    svg.polyline(series.kind(), String.join(" ", points));
    if (series.measured()) {
      series.points().forEach(point -> measured(series, point));
    }
  }

  private void measured(Series series, Point point) {
    double at = x.at(point.x());
    if (point.high() > point.low()) {
      svg.line(at, y.at(point.low()), at, y.at(point.high()), series.kind());
    }
    svg.circle(series.kind(), at, y.at(point.y()), RADIUS, point.title());
  }
}
