package dev.tarsier.job.chart;

import java.util.Locale;

/** Shapes for a page, painted by its style sheet. */
final class SvgPen implements Pen {
  private final StringBuilder shapes = new StringBuilder();

  @Override
  public void line(Stroke stroke, double x1, double y1, double x2, double y2) {
    shapes.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
            .formatted(
                kind(stroke),
                Bars.percent(x1),
                Numbers.fixed(y1, 1),
                Bars.percent(x2),
                Numbers.fixed(y2, 1)));
  }

  @Override
  public void text(Role role, double x, double y, String content) {
    shapes.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
            .formatted(kind(role), Bars.percent(x), Numbers.fixed(y, 1), Html.text(content)));
  }

  @Override
  public void dot(double x, double y) {
    shapes.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\"/>\n"
            .formatted(Bars.percent(x), Numbers.fixed(y, 1)));
  }

  @Override
  public void coloured(Colour colour, Runnable inside) {
    shapes.append("<g class=\"series %s\">\n".formatted(colour.name()));
    inside.run();
    shapes.append("</g>\n");
  }

  private static String kind(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  String text() {
    return shapes.toString();
  }
}
