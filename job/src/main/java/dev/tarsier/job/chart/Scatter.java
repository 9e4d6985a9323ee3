package dev.tarsier.job.chart;

import dev.tarsier.job.report.ScatterPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Images in the plane of the first two components, coloured by label. */
final class Scatter {
  /** As many colours as can be told apart; rarer labels share the last one. */
  private static final int COLOURS = 8;

  private static final int MARKS = 6;
  private static final double LEFT = 0.1;
  private static final double RIGHT = 0.98;
  private static final int TOP = 10;
  private static final int BASE = 380;
  private static final int HEIGHT = 420;

  private final List<ScatterPoint> points;
  private final Map<String, String> colours;
  private final Scale across;
  private final Scale up;

  private Scatter(List<ScatterPoint> points) {
    this.points = points;
    this.colours = colours(points);
    this.across =
        Scale.of(
            points.stream().mapToDouble(ScatterPoint::first).min().orElseThrow(),
            points.stream().mapToDouble(ScatterPoint::first).max().orElseThrow(),
            MARKS);
    this.up =
        Scale.of(
            points.stream().mapToDouble(ScatterPoint::second).min().orElseThrow(),
            points.stream().mapToDouble(ScatterPoint::second).max().orElseThrow(),
            MARKS);
  }

  /** The picture and what its colours mean; there must be a point. */
  static String html(List<ScatterPoint> points) {
    Scatter scatter = new Scatter(points);
    return scatter.legend() + scatter.svg();
  }

  /** The most frequent labels have colours of their own, in the order of their names. */
  private static Map<String, String> colours(List<ScatterPoint> points) {
    Map<String, Long> counts = new TreeMap<>();
    points.stream()
        .filter(point -> !point.label().isEmpty())
        .forEach(point -> counts.merge(point.label(), 1L, Long::sum));
    List<String> frequent =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    Map<String, String> colours = new LinkedHashMap<>();
    for (String label : frequent) {
      colours.put(label, "c" + colours.size());
    }
    return colours;
  }

  private String colour(ScatterPoint point) {
    return colours.getOrDefault(point.label(), colours.isEmpty() ? "c0" : "rest");
  }

  private String legend() {
    List<String> keys = new ArrayList<>();
    colours.forEach(
        (label, colour) ->
            keys.add("<span class=\"key %s\">%s</span>".formatted(colour, Html.name(label))));
    if (points.stream().anyMatch(point -> colour(point).equals("rest"))) {
      keys.add("<span class=\"key rest\">other labels, or none</span>");
    }
    if (points.stream().anyMatch(ScatterPoint::test)
        && !points.stream().allMatch(ScatterPoint::test)) {
      keys.add("<span>rings: test images</span>");
    }
    return keys.isEmpty() ? "" : "<p class=\"legend\">" + String.join("\n", keys) + "</p>\n";
  }

  private String svg() {
    StringBuilder shapes = new StringBuilder();
    across.marks().forEach(mark -> shapes.append(upright(mark)));
    up.marks().forEach(mark -> shapes.append(level(mark)));
    Map<String, StringBuilder> groups = new TreeMap<>(Comparator.reverseOrder());
    for (ScatterPoint point : points) {
      String kind = colour(point) + (point.test() ? " ring" : "");
      groups.computeIfAbsent(kind, name -> new StringBuilder()).append(circle(point));
    }
    groups.forEach(
        (kind, circles) -> shapes.append("<g class=\"%s\">\n%s</g>\n".formatted(kind, circles)));
    return """
        <svg class="plot scatter" width="100%%" height="%s" role="img" \
        aria-labelledby="scatter-title scatter-desc">
        <title id="scatter-title">Images by their first two components</title>
        <desc id="scatter-desc">%s; the first component from left to right, the second upwards\
        </desc>
        %s</svg>
        """
        .formatted(HEIGHT, Numbers.count(points.size(), "image"), shapes);
  }

  private String circle(ScatterPoint point) {
    return "<circle cx=\"%s\" cy=\"%s\" r=\"3\"/>\n"
        .formatted(Bars.percent(x(point.first())), Numbers.fixed(y(point.second()), 1));
  }

  private String upright(double mark) {
    return """
        <line class="grid" x1="%1$s" x2="%1$s" y1="%2$s" y2="%3$s"/>
        <text class="scale" x="%1$s" y="%4$s">%5$s</text>
        """
        .formatted(Bars.percent(x(mark)), TOP, BASE, BASE + 18, across.text(mark));
  }

  private String level(double mark) {
    return """
        <line class="grid" x1="%1$s" x2="%2$s" y1="%3$s" y2="%3$s"/>
        <text class="mark" x="%4$s" y="%5$s">%6$s</text>
        """
        .formatted(
            Bars.percent(LEFT),
            Bars.percent(RIGHT),
            Numbers.fixed(y(mark), 1),
            Bars.percent(LEFT - 0.015),
            Numbers.fixed(y(mark) + 4, 1),
            up.text(mark));
  }

  private double x(double value) {
    return LEFT + (RIGHT - LEFT) * across.at(value);
  }

  private double y(double value) {
    return BASE - (BASE - TOP) * up.at(value);
  }
}
