package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.Counts;
import dev.tarsier.job.report.FileRecord;
import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.report.RejectedImage;
import dev.tarsier.job.report.Thumbnail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestReportPage {
  private RunFixture run;

  @BeforeEach
  void newRun() {
    run = new RunFixture();
  }

  private ParsedPage page() {
    return ParsedPage.of(run.html());
  }

  @Test
  void sectionsComeInReadingOrder() {
    assertThat(page().texts("//h2"))
        .containsExactly(
            "Before and after",
            "Where the core time went",
            "Seconds per partition",
            "Rejected images",
            "Shards",
            "Labels by class number",
            "Configuration and versions");
  }

  @Test
  void nothingIsFetchedAndNothingRuns() {
    assertThat(run.html())
        .doesNotContain("<script", "<link", "@import", "url(", "src=\"http", "href")
        .contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"");
  }

  @Test
  void keyFigures() {
    assertThat(page().texts("//dl[@class='figures']/div"))
        .containsExactly(
            "Images1,200of 1,200 listed",
            "In1.23 GBread from the source",
            "Out45.0 MBwritten to shards",
            "Shards301.50 MB on average",
            "Time1 min 36 sfirst task to manifest",
            "Images/s12.4all cores together",
            "Partitions30in all",
            "Resumed0partitions, not redone");
  }

  @Test
  void stagesWithSecondsAndShare() {
    assertThat(page().texts("//section[@id='core-time']//tr/td[last()]"))
        .containsExactly("0.2%", "3.4%", "32.0%", "39.5%", "23.2%", "1.7%", "100%");
    assertThat(page().texts("//section[@id='core-time']//tr/td[2]"))
        .containsExactly("0.4", "6.2", "58.3", "71.9", "42.2", "3.1", "182.1");
    assertThat(page().section("core-time"))
        .contains("Read is the time cores waited for bytes, not the time the reads took");
  }

  @Test
  void spreadNamesTheLongestPartition() {
    assertThat(page().texts("//dl[@class='marks']/div"))
        .containsExactly("Minimum5.20 s", "Median6.70 s", "Maximum12.2 s");
    assertThat(page().section("partitions"))
        .contains("The longest was partition 17, 1.82 times the median.");
  }

  @Test
  void rejectedImagesSayHowManyAreNotListed() {
    assertThat(page().texts("//table[@class='reasons']/tbody/tr"))
        .containsExactly("TRUNCATED30.3%", "EMPTY20.2%");
    assertThat(page().texts("//table[@class='rejections']/tbody/tr"))
        .containsExactly(
            "left/1042_left.jpgTRUNCATEDno end-of-image marker", "left/17.jpgEMPTY0 bytes");
    assertThat(page().section("rejected"))
        .endsWith("3 more not listed here; index/part-*.parquet has every image and its outcome.");
  }

  @Test
  void rejectedImagesAllListed() {
    run.counts = new Counts(8, 2, 0, Map.of(RejectReason.TRUNCATED, 1L, RejectReason.EMPTY, 1L));
    assertThat(page().section("rejected"))
        .endsWith("All are listed here; index/part-*.parquet has every image and its outcome.");
  }

  @Test
  void shuffledShardsForTensorFlow() {
    run.shuffleSeed = 42;
    run.extras = List.of(new FileRecord("shards/features.json", 100, 0, "00000000"));

    assertThat(page().section("shards"))
        .contains("The order of the samples is drawn from the seed 42.")
        .contains(
            "TensorFlow Datasets reads the folder as it is:"
                + " tfds.builder_from_directory(\".../shards\").");
  }

  @Test
  void firstFiftyShardsAndTheTotal() {
    run.shards =
        IntStream.range(0, 53)
            .mapToObj(i -> new FileRecord("part-%05d-00000.tar".formatted(i), 2_000_000, 7, "0a"))
            .toList();
    List<String> rows = page().texts("//table[@class='shards']/tbody/tr");
    assertThat(rows).hasSize(50).endsWith("part-00049-00000.tar2.00 MB70a");
    assertThat(page().text("//table[@class='shards']/tfoot")).isEqualTo("53 shards106 MB371");
    assertThat(page().section("shards")).contains("3 more shards not listed here.");
  }

  @Test
  void samplesWithAnotherKeyAreSaid() {
    run.keysRenamed = 2;
    assertThat(page().section("shards"))
        .endsWith(
            "2 samples have a key that differs from the file name, to stay unique in the run.");
  }

  @Test
  void firstFiftyLabelsByNumber() {
    run.labels = IntStream.range(0, 51).mapToObj(i -> "grade " + i).toList();
    assertThat(page().texts("//ul[@class='labels']/li")).hasSize(50).startsWith("0 grade 0");
    assertThat(page().section("labels"))
        .endsWith("1 more label not listed here; _MANIFEST.json has all, in order.");
  }

  @Test
  void contactSheetTakesTwelveOverTheWholeRun() {
    run.thumbnails =
        IntStream.range(0, 36)
            .mapToObj(i -> new Thumbnail(i + ".jpg", "AA==", "BB==", "image/png"))
            .toList();
    assertThat(page().texts("//figcaption"))
        .hasSize(12)
        .startsWith("0.jpg", "3.jpg")
        .endsWith("33.jpg");
    assertThat(page().texts("//figure[2]//img/@alt"))
        .containsExactly("3.jpg before the recipe", "3.jpg after the recipe");
    assertThat(page().texts("//figure[2]//img/@src"))
        .containsExactly("data:image/jpeg;base64,AA==", "data:image/png;base64,BB==");
  }

  @Test
  void configurationIsSortedSoThatEqualRunsGiveEqualBytes() {
    Map<String, String> reversed = new LinkedHashMap<>();
    List.of("--c", "--b", "--a").forEach(flag -> reversed.put(flag, "1"));
    run.configuration = reversed;
    assertThat(page().texts("//details[1]//tbody//th")).containsExactly("--a", "--b", "--c");
    assertThat(run.html()).isEqualTo(run.html());
  }

  @Test
  void bytesDoNotDependOnTheMachinesLocale() {
    String here = run.html();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(run.html()).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void resumedPartitionsLeaveTimeAndSpeedToThisStart() {
    assertThat(page().texts("//header/p[@class='note']")).isEmpty();
    run.resumed = 4;
    run.resumedImages = 160;
    assertThat(page().text("//header"))
        .contains("Images/s10.8all", "Resumed4partitions, not redone")
        .endsWith(
            "Time and images/s are of this start alone; an earlier one had finished 160 images."
                + " All other figures are of the whole run.");
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "\"><img src=x onerror=alert(1)></style><script>&amp;\u0000\u202e\ud800]]>";
    String shown =
        "\"><img src=x onerror=alert(1)></style><script>&amp;{U+0000}{U+202E}{U+D800}]]>";
    run.dataset = hostile;
    run.runId = hostile;
    run.rejected = List.of(new RejectedImage(hostile, RejectReason.EMPTY, hostile));
    run.thumbnails = List.of(new Thumbnail(hostile, hostile, hostile, hostile));
    run.labels = List.of(hostile);
    run.configuration = Map.of(hostile, hostile);
    run.versions = Map.of(hostile, hostile);
    run.shards = List.of(new FileRecord(hostile, 1, 1, hostile));
    ParsedPage page = page();
    assertThat(page.texts("//script|//img[@onerror]|//td//img|//th//img|//li//img")).isEmpty();
    assertThat(page.texts("//img")).hasSize(2);
    assertThat(page.texts("//h1|//figcaption|//ul[@class='labels']//bdi")).containsOnly(shown);
    assertThat(page.texts("//table[@class='rejections']/tbody//th")).containsExactly(shown);
    assertThat(page.texts("//details[1]//tbody//th|//details[2]//tbody//td")).containsOnly(shown);
  }

  /** An HTML parser takes {@code <p/>} for an opening tag; only void and SVG elements may. */
  @Test
  void onlyVoidAndSvgElementsCloseThemselves() {
    assertThat(run.html().replaceAll("<(meta|img|rect|line)\\b[^>]*/>", "")).doesNotContain("/>");
  }

  @Test
  void referencesFromChartsToTheirTitlesHold() {
    List<String> ids = page().texts("//@id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page().texts("//svg/@aria-labelledby"))
        .isNotEmpty()
        .allSatisfy(names -> assertThat(ids).contains(names.split(" ", -1)));
  }

  @Test
  void everyTableHasHeaders() {
    assertThat(page().texts("//table[not(thead/tr/th[@scope='col'])]")).isEmpty();
    assertThat(page().texts("//tbody/tr[not(th[@scope='row'])]")).isEmpty();
    assertThat(page().texts("//img[not(@alt)]")).isEmpty();
  }
}
