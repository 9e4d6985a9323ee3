package dev.tarsier.job.speedtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tarsier.job.chart.ParsedPage;
import dev.tarsier.job.chart.SpeedPage;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.SpeedPoint;
import dev.tarsier.job.report.SpeedPoint.State;
import dev.tarsier.job.report.SpeedReport;
import dev.tarsier.job.report.SpeedReport.Advice;
import dev.tarsier.job.report.SpeedReportParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What is said of points whose machine is known. */
class TestFigures {
  private static final Map<String, Double> RAW_IS_SLOW =
      Map.of("raw", 4.0, "tar", 2.0, "tfrecord", 2.0);

  private static String advice(SpeedReport report, String use, String topic) {
    return report.advice().stream()
        .filter(it -> it.use().equals(use) && it.topic().equals(topic))
        .map(Advice::sentence)
        .reduce((one, other) -> one + "|" + other)
        .orElse("");
  }

  @Test
  void tablesHoldMeansAndIntervals() {
    SpeedReport report = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 0, 0.02)).report();

    SpeedReport.Table byFormat = report.tables().get(0);
    assertThat(byFormat.parameter()).isEqualTo("format");
    assertThat(byFormat.decode()).isFalse();
    SpeedReport.Row raw = byFormat.rows().get(0);
    assertThat(raw.points()).isEqualTo(48);
    assertThat(raw.mean()).isCloseTo(250, within(3.0));
    assertThat(raw.interval().get(0)).isLessThan(raw.mean());
    assertThat(raw.interval().get(1)).isGreaterThan(raw.mean());
    assertThat(report.tables()).hasSize(8);
    assertThat(report.tables().get(1).rows())
        .extracting(SpeedReport.Row::value)
        .startsWith(2, 4, 8, 16);
    assertThat(report.stages().get(0).read()).isCloseTo(2, within(0.05));
  }

  @Test
  void aDifferenceIsToldWhereThereIsOneAndNotWhereThereIsNone() {
    SpeedReport report = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 0, 0.3)).report();

    assertThat(report.comparisons().get(0).differ()).isTrue();
    assertThat(report.comparisons().get(0).ratio()).isCloseTo(0.5, within(0.05));
    assertThat(report.comparisons().get(2).first()).isEqualTo("tar");
    assertThat(report.comparisons().get(2).differ()).isFalse();
    assertThat(advice(report, "streaming", "format"))
        .matches(
            "Take (tar|tfrecord) rather than raw; no difference could be told between"
                + " (tar and tfrecord|tfrecord and tar)\\.");
    assertThat(advice(report, "streaming", "batchSize"))
        .isEqualTo(
            "Choose the batch size by memory: no difference could be told between larger and"
                + " smaller batches.");
    assertThat(advice(report, "streaming", "partitions"))
        .startsWith("No fixed cost of a piece of work could be told");
  }

  @Test
  void aFixedCostGivesThePartitionsSize() {
    SpeedReport report = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 100, 0.001)).report();

    // 100 ms fixed and 2 ms an image: 99 x 50 images; some more or fewer for the noise.
    String sentence = advice(report, "streaming", "partitions");
    long images =
        Long.parseLong(sentence.replaceAll("\\D+ ([\\d,]+) images.*", "$1").replace(",", ""));
    assertThat(images).isBetween(4700L, 5200L);
  }

  @Test
  void everyAdviceNamesItsMeasurement() {
    SpeedReport report = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 10, 0.1)).report();

    assertThat(report.advice())
        .extracting(Advice::use, Advice::topic)
        .hasSize(10)
        .doesNotHaveDuplicates();
    assertThat(report.advice()).allMatch(it -> it.measurement().matches(".*\\d.*"));
    assertThat(report.advice())
        .filteredOn(it -> it.topic().equals("disks"))
        .allMatch(it -> it.measurement().endsWith("the disk's own speed is not known"));
  }

  @Test
  void theModelFindsWhatWasPutIn() {
    SpeedReport report = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 0, 0.02)).report();

    SpeedReport.Model model = report.models().get(0);
    assertThat(model.fitted()).isTrue();
    assertThat(model.rSquared()).isBetween(0.99, 1.0);
    assertThat(model.coefficients())
        .extracting(SpeedReport.Coefficient::name)
        .containsExactly(
            "intercept",
            "batch size",
            "batch count",
            "size x count",
            "tar instead of raw",
            "tfrecord instead of raw",
            "megabytes");
    assertThat(model.coefficients().get(4).value()).isCloseTo(250, within(5.0));
    assertThat(model.effects().get(0).predictor()).isEqualTo("format");
    assertThat(model.words().get(1)).startsWith("Format matters most: ");
    assertThat(model.words().get(3))
        .startsWith("Say nearly the same as other predictors")
        .contains("megabytes (VIF ");
  }

  @Test
  void tooFewPointsAreSaidInWordsAndNoNumberIsMissing() {
    List<SpeedPoint> all = MadePoints.of(RAW_IS_SLOW, 0, 0.1);
    for (int points = 0; points <= 8; points++) {
      Analysis analysis = MadePoints.analysis(all.subList(0, points));
      String json = SpeedReportParser.format(analysis.report());
      String page = page(analysis).replaceAll("base64,[^\"]*", "");

      assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
      assertThat(page).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("∞");
      ParsedPage.of(page);
      assertThat(SpeedReportParser.parse(json)).isEqualTo(analysis.report());
    }
    SpeedReport few = MadePoints.analysis(all.subList(0, 4)).report();
    assertThat(few.models()).allMatch(model -> !model.fitted());
    assertThat(few.models().get(0).words().get(0))
        .matches("Cannot fit \\d coefficients to \\d points?: at least \\d are needed\\.");
  }

  @Test
  void aFailedPointIsNamedAndTheOthersCount() {
    List<SpeedPoint> points = new ArrayList<>(MadePoints.of(RAW_IS_SLOW, 0, 0.1));
    points.set(0, MadePoints.request().grid().points().get(0).without(State.FAILED, "<b>gone</b>"));

    Analysis analysis = MadePoints.analysis(points);
    ParsedPage page = ParsedPage.of(page(analysis));

    assertThat(analysis.report().points().failed()).isEqualTo(1);
    assertThat(analysis.report().points().measured()).isEqualTo(287);
    assertThat(page.section("problems")).endsWith("repetition 1: <b>gone</b>");
    assertThat(page.text("//header/p[@class='verdict']"))
        .isEqualTo("1 point could not be measured.");
  }

  @Test
  void imagesThatWereLeftOutAreCountedAndSomeAreNamed() {
    List<SpeedPoint> points = MadePoints.of(RAW_IS_SLOW, 0, 0.1);
    List<RejectedImage> left = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      left.add(new RejectedImage("<i>" + i + ".jpg", RejectReason.TRUNCATED, "ends at " + i));
    }

    Analysis analysis = MadePoints.analysis(points, left);
    ParsedPage page = ParsedPage.of(page(analysis));

    assertThat(analysis.report().sample().left()).isEqualTo(23);
    assertThat(analysis.report().sample().leftOut()).isEqualTo(left.subList(0, 20));
    assertThat(page.texts("//section[@id='left-out']//tbody/tr")).hasSize(20);
    assertThat(page.section("left-out"))
        .contains("23 images could not be read or decoded")
        .contains("<i>0.jpgTRUNCATEDends at 0")
        .endsWith("3 more; left-out.csv has every one.");
  }

  @Test
  void aReportFromBeforeImagesWereNamedIsWhole() {
    SpeedReport report = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 0, 0.1)).report();
    String json = SpeedReportParser.format(report);
    String before = json.replaceFirst(",\\s*\"leftOut\" : \\[ ]", "");

    assertThat(before).isNotEqualTo(json).doesNotContain("leftOut");
    assertThat(SpeedReportParser.parse(before)).isEqualTo(report);
  }

  private static String page(Analysis analysis) {
    return SpeedPage.render(analysis.report(), analysis.residuals(), new PngPainter());
  }

  /** Eight pictures: three parameters and the residuals, with and without decoding. */
  @Test
  void picturesCanBeTakenAway() throws IOException {
    Analysis analysis = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 20, 0.1));
    ParsedPage page = ParsedPage.of(page(analysis));

    assertThat(page.texts("//p[@class='save']/a/@download"))
        .containsExactly(
            "batchSize-false.png",
            "batchCount-false.png",
            "images-false.png",
            "batchSize-true.png",
            "batchCount-true.png",
            "images-true.png",
            "residuals-false.png",
            "residuals-true.png");
    for (String link : page.texts("//p[@class='save']/a/@href")) {
      assertThat(link).startsWith("data:image/png;base64,");
      byte[] png = Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1));
      assertThat(png).hasSizeLessThan(100_000);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(image.getWidth()).isEqualTo(1408);
      assertThat(colours(image)).contains(0xffffff, 0x0f6f78, 0xb3490f, 0x3b5bdb);
    }
    assertThat(page(analysis)).isEqualTo(page(analysis));
  }

  /** Two measurements that differ tenfold: the interval of their mean goes far below 0. */
  @Test
  void noThroughputIsDrawnBelowNothing() {
    List<SpeedPoint> points = MadePoints.of(RAW_IS_SLOW, 0, 0.98);
    Analysis analysis = MadePoints.analysis(points.subList(0, 24));
    assertThat(analysis.report().tables())
        .flatExtracting(table -> table.rows())
        .anyMatch(row -> !row.interval().isEmpty() && row.interval().get(0) < 0);
    ParsedPage page = ParsedPage.of(page(analysis));
    assertThat(page.texts("//section[@id='throughput']//*[@class='mark']"))
        .isNotEmpty()
        .noneMatch(mark -> mark.startsWith("-") || mark.startsWith("\u2212"));
  }

  private static Set<Integer> colours(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(pixels).mapToObj(pixel -> pixel & 0xffffff).collect(Collectors.toSet());
  }

  @Test
  void thePage() {
    Analysis analysis = MadePoints.analysis(MadePoints.of(RAW_IS_SLOW, 20, 0.1));
    ParsedPage page = ParsedPage.of(page(analysis));

    assertThat(page.texts("//section/@id"))
        .containsExactly(
            "advice", "throughput", "stages", "formats", "tables", "regression", "conditions");
    assertThat(page.texts("//section[@id='throughput']//h3"))
        .containsExactly(
            "Batch size, without decoding",
            "Batch count, without decoding",
            "Images (size x count), without decoding",
            "Batch size, with decoding",
            "Batch count, with decoding",
            "Images (size x count), with decoding");
    assertThat(page.texts("//section[@id='throughput']//svg[1]/g/@class"))
        .startsWith("series c0", "series c1", "series c2");
    assertThat(page.texts("(//section[@id='throughput']//svg)[1]//*[local-name()='circle']"))
        .hasSize(12);
    assertThat(page.texts("//section[@id='regression']//*[local-name()='circle']")).hasSize(288);
    assertThat(page.texts("//section[@id='conditions']//tbody/tr/th"))
        .containsExactly(
            "page cache of the operating system",
            "connections and file system objects of Hadoop",
            "classes and compiled code of the JVMs",
            "results in Spark");
    assertThat(page.texts("//script")).isEmpty();
    assertThat(page.texts("//*/@id")).doesNotHaveDuplicates();
  }
}
