package dev.tarsier.template.command;

import java.util.Locale;

/**
 * Lines, points and words of a picture; words are written as they are, so that a tspan may stand in
 * them.
 */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg line(double x1, double y1, double x2, double y2, String kind) {
    return add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        kind, x1, y1, x2, y2);
  }

  Svg words(double x, double y, String anchor, String words) {
    return add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words);
  }

  /** Its title shows when the pointer rests on it. */
  Svg circle(String kind, double x, double y, double radius, String title) {
    return add(
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>%n",
        kind, x, y, radius, title);
  }

  /** A place and its extent, in pixels. */
  record Box(double x, double y, double width, double height) {}

  /** Its title shows when the pointer rests on it. */
  Svg bar(String kind, Box box, String title) {
    return add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
            + "<title>%s</title></rect>%n",
        kind, box.x(), box.y(), box.width(), box.height(), title);
  }

  /** {@code points} as SVG writes them. */
  Svg polyline(String kind, String points) {
    return add("<polyline class=\"%s\" points=\"%s\"/>%n", kind, points);
  }

  /** One point of a polyline. */
  static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private Svg add(String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values).replace(System.lineSeparator(), "\n"));
    return this;
  }

  /** Already drawn elsewhere. */
  Svg raw(String part) {
    text.append(part);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
