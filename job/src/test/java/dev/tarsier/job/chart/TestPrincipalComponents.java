package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.PcaReport;
import dev.tarsier.job.report.ScatterPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestPrincipalComponents {
  private static final List<Double> RATIO = List.of(0.5, 0.25, 0.125);
  private static final PcaReport.Explained NONE = PcaReport.Explained.NONE;

  private final RunFixture run = new RunFixture();

  private static PcaReport pca(String fittedIn, PcaReport.Explained test) {
    return new PcaReport(
        3, 1280, 900, fittedIn, 0.875, RATIO, new PcaReport.Explained(900, 0.875), test);
  }

  private ParsedPage page() {
    return ParsedPage.of(run.html());
  }

  private static List<ScatterPoint> points(int number, int labels, boolean test) {
    Random random = new Random(5);
    List<ScatterPoint> points = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int label = i % labels;
      points.add(
          new ScatterPoint(
              random.nextGaussian() * 3 + 4 * Math.cos(label * 0.7),
              random.nextGaussian() * 2 + 5 * Math.sin(label * 0.7),
              "label " + label,
              test && i % 5 == 0));
    }
    return points;
  }

  @Test
  void otherRunsHaveNoSuchSection() {
    assertThat(page().texts("//section[@id='components']")).isEmpty();
  }

  @Test
  void figuresAndWhatItWasFittedOn() {
    run.pca = pca("", NONE);
    assertThat(page().texts("//section[@id='components']/dl/div"))
        .containsExactly("Components3", "Explained87.5%");
    assertThat(page().section("components")).contains("Fitted on 900 images of 1,280 features.");
  }

  @Test
  void testImages() {
    run.pca = pca("", new PcaReport.Explained(225, 0.8));
    assertThat(page().texts("//section[@id='components']/dl/div"))
        .containsExactly("Components3", "Explained87.5%", "Of test images80.0%");
    assertThat(page().section("components"))
        .contains("Fitted on 900 images of 1,280 features; 225 test images were set aside.");
  }

  @Test
  void fittedElsewhere() {
    run.pca = pca("gs://b/<run>", new PcaReport.Explained(225, 0.8));
    assertThat(page().section("components"))
        .contains("Fitted on 900 images of 1,280 features in gs://b/<run>, and applied here.");
  }

  @Test
  void aColumnForEachComponent() {
    run.pca = pca("", NONE);
    assertThat(page().texts("//*[@class='plot scree']/*[@class='scale']"))
        .containsExactly("1", "2", "3");
    assertThat(page().texts("//*[@class='plot scree']/*[@class='mark']"))
        .containsExactly("0%", "50%", "100%");
    assertThat(page().text("//*[@id='scree-desc']"))
        .isEqualTo(
            "The first of 3 components explains 50.0% of the variance, the first 3 together 87.5%");
    // From the line of 100 % to the axis the plot is 168 high.
    assertThat(page().texts("//*[@class='plot scree']/*[@class='work']/@height"))
        .containsExactly("84.0", "42.0", "21.0");
  }

  @Test
  void hundredsOfComponentsStayReadable() {
    run.pca =
        new PcaReport(600, 1280, 900, "", 0.95, Collections.nCopies(600, 0.95 / 600), NONE, NONE);
    assertThat(page().texts("//*[@class='plot scree']/*[@class='work']")).hasSize(40);
    assertThat(page().texts("//*[@class='plot scree']/*[@class='scale']")).hasSize(8);
  }

  @Test
  void pointsAreColouredByLabel() {
    run.pca = pca("", new PcaReport.Explained(10, 0.8));
    run.points = points(50, 2, true);
    assertThat(page().texts("//p[@class='legend']/span"))
        .containsExactly("label 0", "label 1", "rings: test images");
    assertThat(page().texts("//*[@class='plot scatter']/*[@class='c0']/*")).hasSize(20);
    assertThat(page().texts("//*[@class='plot scatter']/*[@class='c0 ring']/*")).hasSize(5);
    assertThat(page().section("components"))
        .contains(
            "Across: the first component, 50.0% of the variance. Upwards: the second, 25.0%. 50 of"
                + " 910 images, drawn by the hash of their paths.");
  }

  @Test
  void rareLabelsShareAColour() {
    run.pca = pca("", NONE);
    run.points = points(95, 11, false);
    assertThat(page().texts("//p[@class='legend']/span"))
        .hasSize(9)
        .last()
        .isEqualTo("other labels, or none");
  }

  @Test
  void withoutLabelsThereIsNoLegend() {
    run.pca = pca("", NONE);
    run.points = List.of(new ScatterPoint(1, 0, "", false), new ScatterPoint(2, 0, "", false));
    assertThat(page().texts("//p[@class='legend']")).isEmpty();
    assertThat(page().texts("//*[@class='plot scatter']/*[@class='c0']/*")).hasSize(2);
  }

  @Test
  void namesOfLabelsCannotBreakOut() {
    run.pca = pca("", NONE);
    run.points = List.of(new ScatterPoint(1, 0, "<script>", false));
    assertThat(run.html()).doesNotContain("<script");
  }

  @Test
  void twoThousandPointsMakeASmallPage() {
    List<Double> ratio = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ratio.add(0.086 * Math.pow(0.9, i));
    }
    run.pca =
        new PcaReport(
            50,
            1280,
            9_600,
            "",
            ratio.stream().mapToDouble(Double::doubleValue).sum(),
            ratio,
            new PcaReport.Explained(9_600, 0.86),
            new PcaReport.Explained(2_400, 0.84));
    run.points = points(2_000, 10, true);
    assertThat(run.html().length()).isLessThan(200_000);
  }
}
