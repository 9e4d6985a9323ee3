package dev.tarsier.job.chart;

import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.ScatterPoint;
import java.util.List;

/** What the components of a run's features explain, and where its images stand by them. */
final class PrincipalComponents {
  private PrincipalComponents() {}

  /** Empty without a PCA: most runs have none, and nothing is missing then. */
  static String html(PcaReport pca, List<ScatterPoint> points) {
    if (!pca.hasComponents()) {
      return "";
    }
    return Html.section(
        "components",
        "Principal components",
        marks(pca)
            + Scree.svg(pca.explainedVarianceRatio())
            + Html.note(
                "Columns: the share of the variance that each component explains. Line: what they"
                    + " explain together. "
                    + fitted(pca))
            + (points.isEmpty() ? "" : plane(pca, points)));
  }

  private static String marks(PcaReport pca) {
    return """
        <dl class="marks">
        <div><dt>Components</dt><dd>%s</dd></div>
        <div><dt>Explained</dt><dd>%s</dd></div>
        %s</dl>
        """
        .formatted(
            Numbers.count(pca.components()),
            Numbers.share(pca.explainedVariance(), 1),
            pca.test().images() == 0
                ? ""
                : "<div><dt>Of test images</dt><dd>%s</dd></div>\n"
                    .formatted(Numbers.share(pca.test().explainedVariance(), 1)));
  }

  private static String fitted(PcaReport pca) {
    String on =
        "on %s of %s"
            .formatted(
                Numbers.count(pca.fittedImages(), "image"),
                Numbers.count(pca.dimensions(), "feature"));
    if (!pca.fittedIn().isEmpty()) {
      return "Fitted %s in %s, and applied here.".formatted(on, Html.name(pca.fittedIn()));
    }
    return pca.test().images() == 0
        ? "Fitted %s.".formatted(on)
        : "Fitted %s; %s were set aside."
            .formatted(on, Numbers.count(pca.test().images(), "test image"));
  }

  private static String plane(PcaReport pca, List<ScatterPoint> points) {
    return "<h3>The first two components</h3>\n"
        + Scatter.html(points)
        + Html.note(axes(pca.explainedVarianceRatio()) + drawn(pca, points.size()));
  }

  private static String axes(List<Double> ratio) {
    String first =
        "Across: the first component, %s of the variance."
            .formatted(Numbers.share(ratio.get(0), 1));
    return ratio.size() == 1
        ? first + " There is no second."
        : first + " Upwards: the second, %s.".formatted(Numbers.share(ratio.get(1), 1));
  }

  private static String drawn(PcaReport pca, int points) {
    long images = pca.train().images() + pca.test().images();
    return points == images
        ? ""
        : " %s of %s, drawn by the hash of their paths."
            .formatted(Numbers.count(points), Numbers.count(images, "image"));
  }
}
