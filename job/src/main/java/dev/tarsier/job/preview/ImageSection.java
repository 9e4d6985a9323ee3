package dev.tarsier.job.preview;

import dev.tarsier.job.chart.Html;
import dev.tarsier.job.chart.Numbers;
import dev.tarsier.job.report.PreviewResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One image: what its file is, then its steps. */
final class ImageSection {
  private static final double TALLEST = 0.75;
  private static final double WIDEST = 2;
  private final int number;
  private final Shown shown;
  private final List<Shown> all;
  private final List<String> keywords;

  /**
   * @param number in {@code all}, from 0
   * @param keywords of the recipe's operations
   */
  ImageSection(int number, Shown shown, List<Shown> all, List<String> keywords) {
    this.number = number;
    this.shown = shown;
    this.all = all;
    this.keywords = keywords;
  }

  String html() {
    PreviewResult.Image image = shown.image();
    return """
        <section class="image" id="i%d">
        <h2>%s</h2>
        <p class="facts">%s</p>
        %s%s</section>
        """
        .formatted(
            number,
            Html.name(image.path()),
            facts(image),
            image.refused() ? refusal() : "",
            steps());
  }

  private static String facts(PreviewResult.Image image) {
    List<String> facts = new ArrayList<>();
    if (image.width() > 0) {
      facts.add(Html.text(image.format().toUpperCase(Locale.ROOT)));
      facts.add(size(image.width(), image.height()));
      facts.add(megapixels(image));
    }
    facts.add(Numbers.bytes(image.bytes()));
    if (image.orientation() != 1) {
      facts.add("EXIF orientation " + image.orientation() + ", turned upright");
    }
    if (!image.steps().isEmpty()) {
      facts.add(milliseconds(image.milliseconds()) + " in all");
    }
    return String.join(" <span class=\"dot\">&#183;</span> ", facts);
  }

  private static String megapixels(PreviewResult.Image image) {
    double megapixels = (double) image.width() * image.height() / 1e6;
    return Numbers.significant(megapixels) + " megapixels";
  }

  static String size(int width, int height) {
    return Numbers.count(width) + " &#215; " + Numbers.count(height);
  }

  static String milliseconds(double milliseconds) {
    int decimals = milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0;
    return Numbers.fixed(milliseconds, decimals) + " ms";
  }

  private String refusal() {
    return """
        <p class="refusal">A run would reject it: <code>%s</code> %s</p>
        """
        .formatted(Html.text(shown.image().reason()), Html.text(shown.image().detail()));
  }

  private String steps() {
    if (shown.image().steps().isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder(opening());
    for (int step = 0; step < shown.image().steps().size(); step++) {
      list.append(new StepFigure(number, step, all).html());
    }
    if (shown.image().failed()) {
      list.append(fault());
    }
    return list.append("</ol>\n").toString();
  }

  /** Frames have the shape of the decoded image, unless it is a strip. */
  private String opening() {
    PreviewResult.Step decoded = shown.image().steps().get(0);
    double shape = (double) decoded.width() / decoded.height();
    return "<ol class=\"steps\" style=\"--shape: %s\">\n"
        .formatted(Numbers.fixed(Math.max(TALLEST, Math.min(WIDEST, shape)), 3));
  }

  private String fault() {
    int failed = shown.image().steps().size();
    List<String> left = keywords.subList(Math.min(failed, keywords.size()), keywords.size());
    return """
        <li class="fault">
        <p class="title"><span class="number">%d</span> <strong>%s</strong> <span>fails</span></p>
        <p>%s</p>
        %s</li>
        """
        .formatted(
            failed,
            Html.text(shown.image().failedStep()),
            Html.text(shown.image().detail()),
            left.isEmpty()
                ? ""
                : Html.note("Not reached: " + Html.text(String.join(", ", left)) + "."));
  }
}
