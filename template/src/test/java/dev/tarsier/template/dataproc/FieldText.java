package dev.tarsier.template.dataproc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that a template parameter's field path leads to. */
final class FieldText {
  private static final Pattern PART =
      Pattern.compile("\\.?([A-Za-z]+)|\\['([^']*)'\\]|\\[(\\d+)\\]");

  private FieldText() {}

  static String at(JsonNode template, String path) {
    JsonNode node = template;
    Matcher matcher = PART.matcher(path);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      node = step(node, matcher);
    }
    return end == path.length() ? node.textValue() : "no path: " + path;
  }

  private static JsonNode step(JsonNode node, Matcher part) {
    if (part.group(1) != null) {
      return node.path(part.group(1));
    }
    if (part.group(3) != null) {
      return node.path(Integer.parseInt(part.group(3)));
    }
    if (!node.isArray()) {
      return node.path(part.group(2));
    }
    for (JsonNode step : node) {
      if (step.path("stepId").asText().equals(part.group(2))) {
        return step;
      }
    }
    return node.path("none");
  }
}
