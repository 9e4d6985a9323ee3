package dev.tarsier.template.command;

import dev.tarsier.job.report.PreviewResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A preview as text; the page is what people look at. */
final class PreviewText {
  private PreviewText() {}

  /** A line an image, then the page's path alone on the last. */
  static String of(PreviewResult result, Shell shell) {
    List<List<String>> rows = new ArrayList<>();
    for (PreviewResult.Image image : result.images()) {
      rows.add(row(image));
    }
    return Columns.of(rows) + shell.shortened(Path.of(result.page())) + "\n";
  }

  /** Image, what it is, what became of it. */
  private static List<String> row(PreviewResult.Image image) {
    if (image.refused()) {
      return List.of(image.path(), "rejected", image.reason() + ", " + image.detail());
    }
    String size = image.width() + "x" + image.height() + " " + image.format();
    return List.of(
        image.path(), size, image.failed() ? "fails at " + image.failedStep() : result(image));
  }

  private static String result(PreviewResult.Image image) {
    PreviewResult.Step last = image.steps().get(image.steps().size() - 1);
    String result =
        String.format(
            Locale.ROOT, "%.1f ms, %dx%d", image.milliseconds(), last.width(), last.height());
    return last.encodedBytes() == 0 ? result : result + ", " + kilobytes(last.encodedBytes());
  }

  private static String kilobytes(long bytes) {
    return Amounts.number(bytes / 1e3, 1) + " kB";
  }

  /** Step, image, and OpenCV's own words. */
  static String failure(PreviewResult.Image image) {
    return "Cannot take "
        + image.path()
        + " past step "
        + image.steps().size()
        + ", "
        + image.failedStep()
        + ": "
        + image.detail();
  }
}
