package dev.tarsier.job.chart;

/**
 * Horizontal bars in SVG. Lengths are percentages of the SVG's own width and there is no view box,
 * so a chart fits a phone and a desktop without scaling its strokes or its text.
 */
final class Bars {
  private Bars() {}

  /** A bar in a table cell; the row's figures say the same, so a screen reader passes it by. */
  static String inCell(String kind, double share, String title) {
    return """
        <svg class="bar" width="100%%" height="12" aria-hidden="true"><title>%s</title>\
        <rect class="ground" width="100%%" height="100%%"/>%s</svg>"""
        .formatted(title, rect(kind, 0, share).strip());
  }

  /** Shares are from 0 to 1; empty when there is nothing to see. */
  static String rect(String kind, double from, double share) {
    if (share <= 0) {
      return "";
    }
    return "<rect class=\"%s\" x=\"%s\" width=\"%s\" height=\"100%%\"/>\n"
        .formatted(kind, percent(from), percent(share));
  }

  static String percent(double share) {
    return Numbers.fixed(100 * share, 2) + "%";
  }
}
