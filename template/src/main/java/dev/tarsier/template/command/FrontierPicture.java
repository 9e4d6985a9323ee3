package dev.tarsier.template.command;

import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.Frontier;
import java.util.List;
import java.util.Locale;

/**
 * Clusters as points, minutes to the right and USD upwards, both on logarithmic axes. One SVG that
 * needs nothing else and follows the reader's dark mode.
 */
final class FrontierPicture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 440;
  private static final int LEFT = 64;
  private static final int BOTTOM = 48;
  private static final int TOP = 36;
  private static final int RIGHT = 20;

  private final Axis minutes;
  private final Axis usd;
  private final StringBuilder svg = new StringBuilder();

  private FrontierPicture(List<Alternative> shown) {
    this.minutes =
        Axis.over(shown.stream().mapToDouble(Frontier::minutes).toArray(), LEFT, WIDTH - RIGHT);
    this.usd = Axis.over(shown.stream().mapToDouble(Frontier::usd).toArray(), HEIGHT - BOTTOM, TOP);
  }

  static String of(Selection selection) {
    Frontier frontier = selection.frontier();
    FrontierPicture picture = new FrontierPicture(frontier.weighed());
    picture.head();
    picture.axes();
    frontier.weighed().forEach(a -> picture.point(a, "weighed", 2.5));
    picture.line(frontier.best());
    frontier.best().forEach(a -> picture.point(a, "best", 3.5));
    if (frontier.spec().estimate().unpriced().isEmpty()) {
      picture.point(frontier.spec(), "spec", 5);
    }
    selection.choice().ifPresent(a -> picture.point(a, "choice", 8));
    picture.wishes(selection.wish());
    picture.legend(selection);
    return picture.svg.append("</svg>\n").toString();
  }

  private void head() {
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
            aria-label="Clusters by time and cost" font-family="system-ui, sans-serif" font-size="12">
            <style>
            svg { background: #fff; color: #1f2328 }
            text { fill: currentColor }
            .grid { stroke: currentColor; stroke-opacity: .15 }
            .weighed { fill: currentColor; fill-opacity: .22 }
            .best { fill: #0969da }
            .line { fill: none; stroke: #0969da; stroke-width: 2 }
            .spec { fill: #bc4c00 }
            .choice { fill: none; stroke: #1a7f37; stroke-width: 3 }
            .wish { stroke: #1a7f37; stroke-dasharray: 5 4 }
            @media (prefers-color-scheme: dark) {
              svg { background: #0d1117; color: #e6edf3 }
              .best { fill: #58a6ff } .line { stroke: #58a6ff } .spec { fill: #f0883e }
              .choice, .wish { stroke: #3fb950 }
            }
            </style>
            """,
            WIDTH,
            HEIGHT));
  }

  private void axes() {
    for (double tick : minutes.ticks()) {
      double x = minutes.at(tick);
      line(x, TOP, x, HEIGHT - BOTTOM, "grid");
      text(x, HEIGHT - BOTTOM + 16, "middle", label(tick));
    }
    for (double tick : usd.ticks()) {
      double y = usd.at(tick);
      line(LEFT, y, WIDTH - RIGHT, y, "grid");
      text(LEFT - 6, y + 4, "end", label(tick));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "minutes, at the most");
    text(8, TOP - 18, "start", "USD, at the most");
  }

  private static String label(double tick) {
    return tick >= 1 ? Long.toString(Math.round(tick)) : Double.toString(tick);
  }

  private void wishes(Wish wish) {
    if (minutes.holds(wish.minutes())) {
      line(minutes.at(wish.minutes()), TOP, minutes.at(wish.minutes()), HEIGHT - BOTTOM, "wish");
    }
    if (usd.holds(wish.usd())) {
      line(LEFT, usd.at(wish.usd()), WIDTH - RIGHT, usd.at(wish.usd()), "wish");
    }
  }

  private void legend(Selection selection) {
    Frontier frontier = selection.frontier();
    String words =
        "<tspan class=\"best\">best</tspan> of "
            + frontier.weighed().size()
            + ", <tspan class=\"spec\">the spec's</tspan>: "
            + ForecastText.cluster(frontier.spec().shape())
            + selection
                .choice()
                .map(a -> ", circled: " + ForecastText.cluster(a.shape()))
                .orElse("");
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"start\">%s</text>\n",
            LEFT + 80,
            TOP - 18,
            words));
  }

  /** Its name shows when the pointer rests on it. */
  private void point(Alternative alternative, String kind, double radius) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s, up to"
                + " %s</title></circle>\n",
            kind,
            minutes.at(Frontier.minutes(alternative)),
            usd.at(Frontier.usd(alternative)),
            radius,
            ForecastText.cluster(alternative.shape()),
            FrontierText.amounts(alternative)));
  }

  private void line(List<Alternative> best) {
    StringBuilder points = new StringBuilder();
    for (Alternative a : best) {
      points.append(
          String.format(
              Locale.ROOT, "%.1f,%.1f ", minutes.at(Frontier.minutes(a)), usd.at(Frontier.usd(a))));
    }
    svg.append("<polyline class=\"line\" points=\"").append(points.toString().strip());
    svg.append("\"/>\n");
  }

  private void line(double x1, double y1, double x2, double y2, String kind) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            kind,
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String anchor, String words) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            words));
  }
}
