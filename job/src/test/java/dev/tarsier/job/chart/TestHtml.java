package dev.tarsier.job.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestHtml {
  @Test
  void markupIsText() {
    assertThat(Html.text("<img src='x' onerror=\"a&b\">"))
        .isEqualTo("&lt;img src=&#39;x&#39; onerror=&quot;a&amp;b&quot;&gt;");
  }

  @Test
  void ordinaryNamesStayAsTheyAre() {
    assertThat(Html.text("Ünïcödé 网膜 👁.jpeg")).isEqualTo("Ünïcödé 网膜 👁.jpeg");
  }

  @Test
  void whatDoesNotShowIsWrittenAsItsCodePoint() {
    assertThat(Html.text("a\nb\u0000c\u007fd\u0085e"))
        .isEqualTo("a{U+000A}b{U+0000}c{U+007F}d{U+0085}e");
  }

  @Test
  void directionControlsCannotTurnAName() {
    assertThat(Html.text("\u202egpj.exe\u2066")).isEqualTo("{U+202E}gpj.exe{U+2066}");
  }

  @Test
  void loneSurrogatesAndNoncharactersAreWrittenAsTheirCodePoints() {
    assertThat(Html.text("\ud83dx\udc41\uffff")).isEqualTo("{U+D83D}x{U+DC41}{U+FFFF}");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFDD0, 0xFDEF, 0xFEFF, 0xFFFE, 0x1FFFE, 0x10FFFF, 0x2028, 0x2029, 0x061C})
  void otherCodePointsThatDoNotShow(int point) {
    assertThat(Html.text(Character.toString(point)))
        .isEqualTo("{U+" + "%04X".formatted(point) + "}");
  }

  @Test
  void aNameIsIsolatedFromTheTextAroundIt() {
    assertThat(Html.name("a  b")).isEqualTo("<bdi class=\"name\">a  b</bdi>");
  }

  @Test
  void everyCodePointMakesWellFormedXml() {
    StringBuilder all = new StringBuilder();
    for (int point = 0; point <= 0x2FFFF; point++) {
      all.appendCodePoint(point).append(' ');
    }
    String escaped = Html.text(all.toString());
    assertThat(ParsedPage.of("<p title=\"" + escaped + "\">" + escaped + "</p>").texts("/p"))
        .hasSize(1);
  }
}
