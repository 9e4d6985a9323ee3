package dev.tarsier.template.dataproc.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarsier.template.problem.Problems;
import dev.tarsier.template.problem.SourceText;
import dev.tarsier.template.yaml.YamlDocument;
import org.junit.jupiter.api.Test;

class TestNodeJson {
  @Test
  void numbersStayNumbersAndTheRestIsText() {
    assertThat(json("{a: 7, b: 0.5, c: .5, d: true, e: yes, f: null, g: '7', h: 1:30, i: 0x1F}"))
        .isEqualTo(
            "{\"a\":7,\"b\":0.5,\"c\":0.5,\"d\":true,\"e\":\"yes\",\"f\":null,\"g\":\"7\",\"h\":"
                + "\"1:30\",\"i\":\"0x1F\"}");
  }

  @Test
  void listsAndEmptyThings() {
    assertThat(json("a: [1, [], {}, {b: c}]")).isEqualTo("{\"a\":[1,[],{},{\"b\":\"c\"}]}");
  }

  @Test
  void textIsEscaped() {
    assertThat(json("a: \"q\\\" b\\\\ n\\n t\\t é\""))
        .isEqualTo("{\"a\":\"q\\\" b\\\\ n\\u000a t\\u0009 é\"}");
  }

  private static String json(String yaml) {
    Problems problems = new Problems(new SourceText("x.yaml", yaml));
    return NodeJson.of(YamlDocument.read(problems).orElseThrow());
  }
}
