package dev.tarsier.template.command;

import dev.tarsier.template.tune.Ernest;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Runtime against cores, both on logarithmic axes, where perfect scaling is a straight line. One
 * SVG that needs nothing else and follows the reader's dark mode.
 */
final class ScalePicture {
  private static final double LEFT = 64;
  private static final double RIGHT = 620;
  private static final double TOP = 36;
  private static final double BOTTOM = 332;

  private final ScaleResult result;
  private final Axis cores;
  private final Axis seconds;
  private final Svg svg = new Svg();

  private ScalePicture(ScaleResult result) {
    this.result = result;
    List<ScaleResult.Row> rows = result.rows();
    double last = rows.get(rows.size() - 1).cores();
    this.cores = Axis.over(new double[] {rows.get(0).cores(), last * 2}, LEFT, RIGHT);
    this.seconds =
        Axis.over(
            rows.stream()
                .flatMapToDouble(
                    row -> DoubleStream.of(row.fastest(), row.slowest(), perfect(last * 2)))
                .map(value -> Math.max(value, 1e-3))
                .toArray(),
            BOTTOM,
            TOP);
  }

  static String of(ScaleResult result) {
    return new ScalePicture(result).draw();
  }

  private double perfect(double count) {
    ScaleResult.Row first = result.rows().get(0);
    return first.seconds() * first.cores() / count;
  }

  private String draw() {
    svg.raw(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 380" role="img" \
        aria-label="Runtime against cores" font-family="system-ui, sans-serif" font-size="12">
        <style>
        svg { background: #fff; color: #1f2328 }
        text { fill: currentColor }
        .grid { stroke: currentColor; stroke-opacity: .15 }
        .perfect { fill: none; stroke: currentColor; stroke-opacity: .5; stroke-dasharray: 5 4 }
        .model { fill: none; stroke: #0969da; stroke-width: 2 }
        .run { fill: #bc4c00 }
        .range { stroke: #bc4c00; stroke-width: 2 }
        @media (prefers-color-scheme: dark) {
          svg { background: #0d1117; color: #e6edf3 }
          .model { stroke: #58a6ff } .run { fill: #f0883e } .range { stroke: #f0883e }
        }
        </style>
        """);
    axes();
    svg.polyline("perfect", curve(this::perfect));
    Optional<Ernest> model = result.model();
    model.ifPresent(
        m -> svg.polyline("model", curve(c -> m.seconds((int) Math.round(c)).middle())));
    result.rows().forEach(this::runs);
    return svg.raw("</svg>\n").toString();
  }

  private void axes() {
    for (double tick : cores.ticks()) {
      svg.line(cores.at(tick), TOP, cores.at(tick), BOTTOM, "grid");
      svg.words(cores.at(tick), BOTTOM + 16, "middle", Axis.label(tick));
    }
    for (double tick : seconds.ticks()) {
      svg.line(LEFT, seconds.at(tick), RIGHT, seconds.at(tick), "grid");
      svg.words(LEFT - 6, seconds.at(tick) + 4, "end", Axis.label(tick));
    }
    svg.words((LEFT + RIGHT) / 2, BOTTOM + 36, "middle", "cores");
    svg.words(8, TOP - 18, "start", "seconds; dashed: perfect scaling, line: the fitted model");
  }

  private String curve(DoubleUnaryOperator of) {
    StringJoiner points = new StringJoiner(" ");
    for (double count = result.rows().get(0).cores(); cores.holds(count); count *= 2) {
      double value = of.applyAsDouble(count);
      if (seconds.holds(value)) {
        points.add(Svg.point(cores.at(count), seconds.at(value)));
      }
    }
    return points.toString();
  }

  private void runs(ScaleResult.Row row) {
    double x = cores.at(row.cores());
    svg.line(
        x,
        seconds.at(Math.max(row.fastest(), 1e-3)),
        x,
        seconds.at(Math.max(row.slowest(), 1e-3)),
        "range");
    String title = row.cores() + " cores: " + Amounts.number(row.seconds(), 2) + " s";
    svg.circle("run", x, seconds.at(row.seconds()), 4, title);
  }
}
