package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.job.report.VerifyReport;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TestSamplesPage {
  private static final SheetSample SAMPLE =
      new SheetSample(
          "left/1042",
          "left/1042.jpg",
          "left",
          "part-00003-00000.tar",
          198_656,
          369_990,
          2443,
          1832,
          "QUJD");

  private static VerifyReport report(long problemCount, String... problems) {
    return new VerifyReport(
        "file:/out/r1",
        "eyes",
        "r1",
        new VerifyReport.Checked(30, 1200, 45_000_000, 75, 30, 1205, 0),
        "sample",
        problemCount,
        List.of(problems));
  }

  private static ParsedPage page(VerifyReport report, SheetSample... samples) {
    return ParsedPage.of(SamplesPage.render(report, List.of(samples)));
  }

  @Test
  void samplesWithTheirPlaces() {
    ParsedPage page = page(report(0), SAMPLE);

    assertThat(page.text("//header/p[@class='verdict']"))
        .isEqualTo("All that was read is what the manifest says.");
    assertThat(page.texts("//dl/div"))
        .containsExactly(
            "Samples1,200found in shards",
            "Decoded75images opened",
            "Shards30read whole",
            "Data45.0 MBin those shards");
    assertThat(page.texts("//figcaption"))
        .containsExactly("left/1042 left 2443 × 1832 px, 370 kB part-00003-00000.tar at 198656");
    assertThat(page.text("//figure/img/@src")).isEqualTo("data:image/jpeg;base64,QUJD");
    assertThat(page.text("//figure/img/@alt")).isEqualTo("left/1042.jpg");
    assertThat(page.texts("//section/@id")).containsExactly("samples");
  }

  @Test
  void problemsComeFirst() {
    ParsedPage page = page(report(3, "Missing report.json", "Invalid shard <b>"));

    assertThat(page.text("//header/p[@class='verdict']")).isEqualTo("3 problems found.");
    assertThat(page.texts("//h2")).containsExactly("Problems", "Samples");
    assertThat(page.texts("//li")).containsExactly("Missing report.json", "Invalid shard <b>");
    assertThat(page.section("problems")).endsWith("1 more not listed here.");
    assertThat(page.section("samples")).isEqualTo("Samples No sample could be read.");
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "\"><script>alert(1)</script>\u202e";
    ParsedPage page =
        page(report(0), new SheetSample(hostile, hostile, hostile, hostile, 0, 0, 1, 1, hostile));

    assertThat(page.texts("//script")).isEmpty();
    assertThat(page.texts("//figcaption/bdi"))
        .containsExactly("\"><script>alert(1)</script>{U+202E}");
  }

  @Test
  void bytesDoNotDependOnTheMachinesLocale() {
    String here = SamplesPage.render(report(2, "x"), List.of(SAMPLE));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(SamplesPage.render(report(2, "x"), List.of(SAMPLE))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}
