package dev.tarsier.job.chart;

import dev.tarsier.job.report.Manifest;
import dev.tarsier.job.report.RunReport;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code report.html} of a run from which images were taken out. What only the old page holds is
 * carried over: the times, and the thumbnails of images that stay. The picture of images by their
 * components is not: nothing in it says whose point is whose.
 */
public final class ErasedPage {
  private static final Pattern FIGURE = Pattern.compile("<figure>.*?</figure>\\n", Pattern.DOTALL);
  private static final Pattern CAPTION = Pattern.compile("<figcaption>(.*)</figcaption>");
  private static final List<String> CARRIED = List.of("before-after", "core-time", "partitions");

  private ErasedPage() {}

  /**
   * The whole page.
   *
   * @param old the page as it was
   * @param erased paths of the images that were taken out
   */
  public static String render(String old, RunReport report, Manifest manifest, Set<String> erased) {
    String page = ReportPage.render(report, List.of(), manifest, List.of());
    for (String section : CARRIED) {
      Matcher before = section(section).matcher(old);
      if (before.find()) {
        String carried = without(before.group(), erased);
        page = section(section).matcher(page).replaceFirst(Matcher.quoteReplacement(carried));
      }
    }
    return page;
  }

  private static Pattern section(String id) {
    return Pattern.compile("<section id=\"" + id + "\">.*?</section>", Pattern.DOTALL);
  }

  private static String without(String section, Set<String> erased) {
    Set<String> captions = erased.stream().map(Html::name).collect(Collectors.toSet());
    return FIGURE
        .matcher(section)
        .replaceAll(
            figure -> {
              Matcher caption = CAPTION.matcher(figure.group());
              boolean stays = caption.find() && !captions.contains(caption.group(1));
              return stays ? Matcher.quoteReplacement(figure.group()) : "";
            });
  }
}
