package dev.tarsier.job.chart;

import java.util.List;

/** The labels, by class number. */
final class Labels {
  private static final int LISTED = 50;

  private Labels() {}

  /** Empty without labels: most runs have none, and nothing is missing then. */
  static String html(List<String> labels) {
    if (labels.isEmpty()) {
      return "";
    }
    StringBuilder items = new StringBuilder();
    for (int number = 0; number < Math.min(LISTED, labels.size()); number++) {
      items.append(
          "<li><span class=\"class\">%s</span> %s</li>\n"
              .formatted(number, Html.name(labels.get(number))));
    }
    return Html.section(
        "labels",
        "Labels by class number",
        "<ul class=\"labels\">\n" + items + "</ul>\n" + rest(labels.size()));
  }

  private static String rest(int labels) {
    return labels <= LISTED
        ? ""
        : Html.note(
            Numbers.count(labels - LISTED, "more label")
                + " not listed here; <code>_MANIFEST.json</code> has all, in order.");
  }
}
