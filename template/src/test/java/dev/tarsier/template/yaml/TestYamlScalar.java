package dev.tarsier.template.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestYamlScalar {
  @Test
  void escapesWhatYamlDoesNotPrint() {
    assertThat(YamlScalar.quoted("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
    assertThat(YamlScalar.quoted("a\nb\u0000\u0085\u2028\ufeff"))
        .isEqualTo("\"a\\u000Ab\\u0000\\u0085\\u2028\\uFEFF\"");
    assertThat(YamlScalar.quoted("ü \ud83d\ude00")).isEqualTo("\"ü \ud83d\ude00\"");
    assertThat(YamlScalar.quoted("\udbff\udfff")).isEqualTo("\"\\U0010FFFF\"");
  }

  @Test
  void nothingEndsAComment() {
    assertThat(YamlScalar.comment("a\nb\rc\u0085d\u2028e\u2029f #"))
        .isEqualTo("a{U+000A}b{U+000D}c{U+0085}d{U+2028}e{U+2029}f #");
    assertThat(YamlScalar.isPlain("{name: \"a b\"}")).isTrue();
    assertThat(YamlScalar.isPlain("{}\noutput: x")).isFalse();
    assertThat(YamlScalar.isPlain("{}\u2028output: x")).isFalse();
  }
}
