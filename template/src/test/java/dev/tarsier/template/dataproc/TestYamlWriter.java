package dev.tarsier.template.dataproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestYamlWriter {
  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void quotesEveryStringAndNothingElse() throws Exception {
    assertThat(
            YamlWriter.write(
                json("{'a': 'no', 'b': 2, 'c': true, 'd': 1.0}".replace('\'', '"')), Map.of()))
        .isEqualTo("a: \"no\"\nb: 2\nc: true\nd: 1.0\n");
  }

  @Test
  void quotesKeysThatYamlWouldRead() throws Exception {
    assertThat(
            YamlWriter.write(
                json("{'on': 1, 'n': 1, 'a:b': 1, 'a.b-c': 1, '4': 1}".replace('\'', '"')),
                Map.of()))
        .isEqualTo("\"on\": 1\n\"n\": 1\n\"a:b\": 1\na.b-c: 1\n\"4\": 1\n");
  }

  @Test
  void writtenTextIsReadBack() throws Exception {
    String text = "{'a': [{'b': 'x\\n', 'c': {'d': []}}, 'e'], 'f': {}}".replace('\'', '"');

    assertThat(json(YamlText.json(YamlWriter.write(json(text), Map.of())))).isEqualTo(json(text));
  }

  @Test
  void commentsStandAboveTheirEntry() throws Exception {
    assertThat(
            YamlWriter.write(
                json("{'a': {'b': [{'c': 1, 'd': 2}]}}".replace('\'', '"')),
                Map.of("a", "of a", "a/b/0", "of the first\non two lines", "a/b/0/d", "of d")))
        .isEqualTo(
            """
            # of a
            a:
              b:
                # of the first
                # on two lines
                - c: 1
                  # of d
                  d: 2
            """);
  }
}
