package dev.tarsier.template.command;

import dev.tarsier.template.plan.Alternative;
import dev.tarsier.template.plan.Frontier;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

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
  private final Svg svg = new Svg();

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
    return picture.svg.raw("</svg>\n").toString();
  }

  private void head() {
    svg.raw(
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
      svg.line(x, TOP, x, HEIGHT - BOTTOM, "grid");
      svg.words(x, HEIGHT - BOTTOM + 16, "middle", Axis.label(tick));
    }
    for (double tick : usd.ticks()) {
      double y = usd.at(tick);
      svg.line(LEFT, y, WIDTH - RIGHT, y, "grid");
      svg.words(LEFT - 6, y + 4, "end", Axis.label(tick));
    }
    svg.words((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", "minutes, at the most");
    svg.words(8, TOP - 18, "start", "USD, at the most");
  }

  private void wishes(Wish wish) {
    if (minutes.holds(wish.minutes())) {
      svg.line(
          minutes.at(wish.minutes()), TOP, minutes.at(wish.minutes()), HEIGHT - BOTTOM, "wish");
    }
    if (usd.holds(wish.usd())) {
      svg.line(LEFT, usd.at(wish.usd()), WIDTH - RIGHT, usd.at(wish.usd()), "wish");
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
    svg.words(LEFT + 80, TOP - 18, "start", words);
  }

  private void point(Alternative alternative, String kind, double radius) {
    svg.circle(
        kind,
        minutes.at(Frontier.minutes(alternative)),
        usd.at(Frontier.usd(alternative)),
        radius,
        ForecastText.cluster(alternative.shape()) + ", up to " + FrontierText.amounts(alternative));
  }

  private void line(List<Alternative> best) {
    StringJoiner points = new StringJoiner(" ");
    for (Alternative a : best) {
      points.add(Svg.point(minutes.at(Frontier.minutes(a)), usd.at(Frontier.usd(a))));
    }
    svg.polyline("line", points.toString());
  }
}
