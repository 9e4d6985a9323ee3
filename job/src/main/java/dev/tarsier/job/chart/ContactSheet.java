package dev.tarsier.job.chart;

import dev.tarsier.job.report.PartitionRecord;
import dev.tarsier.job.report.Thumbnail;
import java.util.ArrayList;
import java.util.List;

/** A few images before and after the recipe. */
final class ContactSheet {
  /** Keeps the page small however many partitions there are. */
  private static final int PAIRS = 12;

  private ContactSheet() {}

  static String html(List<PartitionRecord> partitions, long written) {
    List<Thumbnail> all =
        partitions.stream().flatMap(partition -> partition.thumbnails().stream()).toList();
    return Html.section(
        "before-after", "Before and after", all.isEmpty() ? none(written) : sheet(all));
  }

  private static String none(long written) {
    return Html.paragraph(
        written == 0
            ? "No image was written, so there is nothing to show."
            : "This run kept no thumbnails.");
  }

  private static String sheet(List<Thumbnail> all) {
    StringBuilder sheet = new StringBuilder("<div class=\"sheet\">\n");
    chosen(all).forEach(thumbnail -> sheet.append(pair(thumbnail)));
    return sheet.append("</div>\n").toString();
  }

  /** Evenly over the run, so that the first folder does not stand for all. */
  private static List<Thumbnail> chosen(List<Thumbnail> all) {
    int pairs = Math.min(PAIRS, all.size());
    List<Thumbnail> chosen = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      chosen.add(all.get((int) ((long) i * all.size() / pairs)));
    }
    return chosen;
  }

  private static String pair(Thumbnail thumbnail) {
    String path = Html.text(thumbnail.path());
    return """
        <figure>
        <div class="frames">
        <img src="data:image/jpeg;base64,%s" alt="%s before the recipe"/>
        <img src="data:%s;base64,%s" alt="%s after the recipe"/>
        </div>
        <figcaption>%s</figcaption>
        </figure>
        """
        .formatted(
            Html.text(thumbnail.before()),
            path,
            Html.text(thumbnail.afterType()),
            Html.text(thumbnail.after()),
            path,
            Html.name(thumbnail.path()));
  }
}
