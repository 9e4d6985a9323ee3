package dev.tarsier.job.preview;

import dev.tarsier.job.chart.Html;
import dev.tarsier.job.chart.Numbers;
import dev.tarsier.job.image.Picture;
import dev.tarsier.job.report.PreviewResult;
import java.util.List;
import java.util.Locale;

/**
 * The picture after one step with what is known of it. Its link makes it the target of the page,
 * which the style shows over everything: so each picture is in the page once.
 */
final class StepFigure {
  private final int image;
  private final int number;
  private final List<Shown> all;
  private final PreviewResult.Step step;

  /** Step {@code number} of {@code image}, both from 0. */
  StepFigure(int image, int number, List<Shown> all) {
    this.image = image;
    this.number = number;
    this.all = all;
    this.step = all.get(image).image().steps().get(number);
  }

  private static String id(int image, int step) {
    return "i" + image + "s" + step;
  }

  String html() {
    String id = id(image, number);
    return """
        <li id="%s">
        <figure id="%sf">
        <a class="stage" href="#%sf" title="%s">%s</a>
        <figcaption>
        <p class="title"><span class="number">%d</span> <strong>%s</strong> \
        <span class="time">%s</span></p>
        <p class="of">%s</p>
        %s%s<p class="pixels">%s</p>
        </figcaption>
        %s</figure>
        </li>
        """
        .formatted(
            id,
            id,
            id,
            "Show it large",
            picture(),
            number,
            Html.text(step.step()),
            ImageSection.milliseconds(step.milliseconds()),
            Html.name(all.get(image).image().path()),
            bar(),
            parameters(),
            pixels(),
            controls(id));
  }

  private String picture() {
    Picture picture = all.get(image).pictures().get(number);
    return """
        <img%s width="%d" height="%d" src="data:%s;base64,%s" alt="%s after step %d, %s"/>"""
        .formatted(
            picture.hardEdges() ? " class=\"hard\"" : "",
            picture.width(),
            picture.height(),
            Html.text(picture.mediaType()),
            Html.text(picture.base64()),
            Html.text(all.get(image).image().path()),
            number,
            Html.text(step.step()));
  }

  /** The share of the image's time. */
  private String bar() {
    double share = step.milliseconds() / all.get(image).image().milliseconds();
    return """
        <p class="bar"><span style="width: %s%%"></span></p>
        """
        .formatted(String.format(Locale.ROOT, "%.1f", 100 * share));
  }

  private String parameters() {
    if (step.parameters().isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder("<dl class=\"parameters\">\n");
    step.parameters()
        .forEach(
            (name, value) ->
                list.append("<div><dt>")
                    .append(Html.text(name))
                    .append("</dt> <dd>")
                    .append(Html.text(value))
                    .append("</dd></div>\n"));
    return list.append("</dl>\n").toString();
  }

  private String pixels() {
    String text = ImageSection.size(step.width(), step.height());
    text +=
        step.upperShare() < 0
            ? (step.channels() == 1 ? ", grey" : ", colour")
                + ", mean "
                + Numbers.fixed(step.mean(), 0)
            : ", two values, " + Numbers.share(step.upperShare(), 1) + " white";
    return step.encodedBytes() == 0
        ? text
        : text + ", <strong>" + Numbers.bytes(step.encodedBytes()) + "</strong>" + ratio();
  }

  private String ratio() {
    double ratio = (double) all.get(image).image().bytes() / step.encodedBytes();
    return ratio >= 1
        ? " (" + Numbers.significant(ratio) + " times smaller than the source)"
        : " (" + Numbers.significant(1 / ratio) + " times the source)";
  }

  private String controls(String id) {
    return "<nav class=\"controls\" aria-label=\"Pictures\">\n"
        + link("previous", "&#8592;", "The step before", image, number - 1)
        + link("next", "&#8594;", "The next step", image, number + 1)
        + link("above", "&#8593;", "The image before", nearest(-1), number)
        + link("below", "&#8595;", "The next image", nearest(1), number)
        + "<a class=\"close\" href=\"#"
        + id
        + "\" title=\"Back to all\">&#215;</a>\n</nav>\n";
  }

  /** The next image in this direction that came as far as this step. */
  private int nearest(int direction) {
    int candidate = image + direction;
    while (candidate >= 0 && candidate < all.size() && !holds(candidate, number)) {
      candidate += direction;
    }
    return candidate;
  }

  private boolean holds(int candidate, int wanted) {
    return candidate >= 0
        && candidate < all.size()
        && wanted >= 0
        && wanted < all.get(candidate).image().steps().size();
  }

  /** Nothing where there is no such step of such an image. */
  private String link(String kind, String sign, String title, int toImage, int toStep) {
    return holds(toImage, toStep)
        ? "<a class=\"%s\" href=\"#%sf\" title=\"%s\">%s</a>\n"
            .formatted(kind, id(toImage, toStep), title, sign)
        : "";
  }
}
